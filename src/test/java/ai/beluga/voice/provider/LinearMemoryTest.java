package ai.beluga.voice.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class LinearMemoryTest {

    private final LinearMemory memory = new LinearMemory(1);

    @Test
    void floatsThatAreNotFiniteAreFound() {
        LinearMemory memory = new LinearMemory(1);
        assertThat(memory.areNumbers(100, 3)).isTrue();
        for (float none : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            memory.writeF32(108, none);
            assertThat(memory.areNumbers(100, 3)).isFalse();
            assertThat(memory.areNumbers(100, 2)).isTrue();
        }
    }

    @Test
    void numbersLieLittleEndian() {
        memory.writeI32(8, 0x04030201);

        assertThat(memory.readBytes(8, 4)).containsExactly(1, 2, 3, 4);
        assertThat(memory.read(9)).isEqualTo((byte) 2);
        assertThat(memory.readShort(10)).isEqualTo((short) 0x0403);
    }

    @Test
    void everyKindOfNumberComesBackAsItWas() {
        memory.writeByte(0, (byte) -2);
        memory.writeShort(2, (short) -3);
        memory.writeI32(4, -4);
        memory.writeLong(8, -5L);
        memory.writeF32(16, -0.6f);
        memory.writeF64(24, -0.7);

        assertThat(memory.read(0)).isEqualTo((byte) -2);
        assertThat(memory.readShort(2)).isEqualTo((short) -3);
        assertThat(memory.readInt(4)).isEqualTo(-4);
        assertThat(memory.readLong(8)).isEqualTo(-5L);
        assertThat(memory.readFloat(16)).isEqualTo(-0.6f);
        assertThat(memory.readDouble(24)).isEqualTo(-0.7);
        assertThat(memory.readU16(2)).isEqualTo(0xfffdL);
        assertThat(memory.readF32(16)).isEqualTo(Integer.toUnsignedLong(Float.floatToRawIntBits(-0.6f)));
        assertThat(memory.readF64(24)).isEqualTo(Double.doubleToRawLongBits(-0.7));
    }

    @Test
    void samplesGoInAsFloatsAndComeOutRoundedAndLimited() {
        short[] samples = {9, 1, -2, 3, 9};

        memory.writeFloats(100, samples, 1, 3);
        assertThat(memory.readFloat(104)).isEqualTo(-2f);
        memory.writeF32(100, 40_000f);
        memory.writeF32(104, -40_000f);
        memory.writeF32(108, 2.6f);
        memory.readFloats(100, samples, 1, 3);

        assertThat(samples).containsExactly((short) 9, (short) 32_767, (short) -32_768, (short) 3, (short) 9);
    }

    @Test
    void samplesGoInAsTheyAre() {
        memory.writeShorts(40, new short[] {7, -8, 9}, 1, 2);

        assertThat(memory.readShort(40)).isEqualTo((short) -8);
        assertThat(memory.readShort(42)).isEqualTo((short) 9);
    }

    @Test
    void partsAreFilledAndCopiedEvenWhereTheyOverlap() {
        memory.write(10, new byte[] {1, 2, 3, 4}, 1, 3);
        memory.copy(11, 10, 3);

        assertThat(memory.readBytes(10, 4)).containsExactly(2, 2, 3, 4);

        memory.fill((byte) 5, 10, 12);
        assertThat(memory.readBytes(10, 4)).containsExactly(5, 5, 3, 4);

        memory.zero();
        assertThat(memory.readBytes(10, 4)).containsOnly(0);
    }

    @Test
    void whatLiesOutsideIsRefused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> memory.readInt(memory.size() - 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> memory.writeByte(-1, (byte) 0));
    }

    @Test
    void sizeIsFixed() {
        assertThat(memory.size()).isEqualTo(65_536);
        assertThat(memory.grow(1)).isEqualTo(-1);
        assertThat(memory.grow(0)).isEqualTo(1);
        assertThat(memory.pages()).isEqualTo(1);
    }
}
