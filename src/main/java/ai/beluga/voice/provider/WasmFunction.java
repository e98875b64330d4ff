package ai.beluga.voice.provider;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.List;
import java.util.Optional;

/**
 * A function that a WebAssembly module is expected to export. Builds made for size call their exports by single letters,
 * which change from build to build, so that another build would be called wrongly without anybody noticing.
 *
 * @param meaning what it does, for people: {@code fvad_process}
 * @param export the name it is exported by
 * @param index its number in the module, by which generated code calls it
 * @param type what it takes and returns
 */
public record WasmFunction(String meaning, String export, int index, FunctionType type) {

    /** What the module has otherwise, in words; empty when it exports all of these. */
    public static Optional<String> firstMissing(WasmModule module, List<WasmFunction> expected) {
        return expected.stream()
                .filter(function -> !function.isIn(module))
                .map(function -> "no function \"" + function.export + "\" of number " + function.index + " and type "
                        + function.type + " (" + function.meaning + ")")
                .findFirst();
    }

    private boolean isIn(WasmModule module) {
        ExportSection exports = module.exportSection();
        for (int i = 0; i < exports.exportCount(); i++) {
            Export found = exports.getExport(i);
            if (found.name().equals(export)) {
                return found.exportType() == ExternalType.FUNCTION
                        && found.index() == index
                        && typeOf(module).equals(type);
            }
        }
        return false;
    }

    private FunctionType typeOf(WasmModule module) {
        int own = index - module.importSection().count(ExternalType.FUNCTION);
        return module.typeSection().getType(module.functionSection().getFunctionType(own));
    }
}
