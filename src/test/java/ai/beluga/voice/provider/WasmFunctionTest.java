package ai.beluga.voice.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.List;
import org.junit.jupiter.api.Test;

class WasmFunctionTest {

    private static final FunctionType TAKES_ONE = FunctionType.accepting(ValType.I32);
    private static final FunctionType TAKES_NOTHING = FunctionType.of(List.of(), List.of());

    /** (module (import "a" "b" (func)) (func (param i32)) (export "x" (func 1))) */
    private static final WasmModule MODULE = Parser.parse(new byte[] {
        0,
        'a',
        's',
        'm',
        1,
        0,
        0,
        0, // magic and version
        1,
        8,
        2,
        0x60,
        1,
        0x7f,
        0,
        0x60,
        0,
        0, // types: 0 takes an i32, 1 takes nothing
        2,
        7,
        1,
        1,
        'a',
        1,
        'b',
        0,
        1, // import of a.b, a function of type 1
        3,
        2,
        1,
        0, // one function, of type 0
        7,
        5,
        1,
        1,
        'x',
        0,
        1, // export of function 1 as x
        10,
        4,
        1,
        2,
        0,
        0x0b // its body: nothing
    });

    @Test
    void functionThatIsThereIsNotMissed() {
        assertThat(WasmFunction.firstMissing(MODULE, List.of(new WasmFunction("work", "x", 1, TAKES_ONE))))
                .isEmpty();
    }

    @Test
    void firstThatIsOtherwiseIsNamedWithAllThatWasExpected() {
        WasmFunction right = new WasmFunction("work", "x", 1, TAKES_ONE);
        WasmFunction elsewhere = new WasmFunction("free", "y", 1, TAKES_ONE);

        assertThat(WasmFunction.firstMissing(MODULE, List.of(right, elsewhere)))
                .hasValue("no function \"y\" of number 1 and type (I32) -> nil (free)");
    }

    @Test
    void anotherNumberOrTypeIsAnotherFunction() {
        assertThat(WasmFunction.firstMissing(MODULE, List.of(new WasmFunction("work", "x", 0, TAKES_ONE))))
                .isPresent();
        assertThat(WasmFunction.firstMissing(MODULE, List.of(new WasmFunction("work", "x", 1, TAKES_NOTHING))))
                .isPresent();
    }
}
