package ai.beluga.voice.provider;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The memory of one WebAssembly instance: one array of fixed size, little endian. Chicory's own memories grow, which costs a
 * detour at each access, and begin at the size the module asks for, which is 16 MB where a few pages would do.
 *
 * <p>Addresses beyond the end throw {@link IndexOutOfBoundsException}. Serves one thread at a time; allocates nothing.
 */
public final class LinearMemory implements Memory {

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle FLOATS = view(float[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private final byte[] bytes;

    /** @param pages of 64 kB, 1 at least */
    public LinearMemory(int pages) {
        this.bytes = new byte[Memory.bytes(pages)];
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /** Length in bytes, which is the first address beyond it. */
    public int size() {
        return bytes.length;
    }

    /** Copies PCM16 in, as it is. */
    public void writeShorts(int address, short[] samples, int offset, int length) {
        for (int i = 0; i < length; i++) {
            SHORTS.set(bytes, address + 2 * i, samples[offset + i]);
        }
    }

    /** Copies PCM16 in as 32 bit floats of the same range, -32768..32767. */
    public void writeFloats(int address, short[] samples, int offset, int length) {
        for (int i = 0; i < length; i++) {
            FLOATS.set(bytes, address + 4 * i, (float) samples[offset + i]);
        }
    }

    /** Whether so many 32 bit floats are all finite: neither NaN nor infinite. */
    public boolean areNumbers(int address, int length) {
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite((float) FLOATS.get(bytes, address + 4 * i))) {
                return false;
            }
        }
        return true;
    }

    /** Copies 32 bit floats out as PCM16, rounded and limited to its range. */
    public void readFloats(int address, short[] samples, int offset, int length) {
        for (int i = 0; i < length; i++) {
            int sample = Math.round((float) FLOATS.get(bytes, address + 4 * i));
            samples[offset + i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
        }
    }

    @Override
    public int pages() {
        return bytes.length / Memory.PAGE_SIZE;
    }

    /** Refuses: -1, as WebAssembly has it. */
    @Override
    public int grow(int pages) {
        return pages == 0 ? pages() : -1;
    }

    @Override
    public int initialPages() {
        return pages();
    }

    @Override
    public int maximumPages() {
        return pages();
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void initialize(Instance instance, DataSegment[] segments) {
        for (DataSegment segment : segments) {
            if (!(segment instanceof ActiveDataSegment active)) {
                throw new ChicoryException("only active data segments are supported: " + segment);
            }
            long address = ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
            write(Math.toIntExact(address), active.data(), 0, active.data().length);
        }
    }

    @Override
    public void initPassiveSegment(int segment, int address, int offset, int length) {
        throw new ChicoryException("only active data segments are supported");
    }

    @Override
    public void drop(int segment) {
        // Active segments were copied at the start and are never asked for again.
    }

    @Override
    public void write(int address, byte[] data, int offset, int length) {
        System.arraycopy(data, offset, bytes, address, length);
    }

    @Override
    public byte read(int address) {
        return bytes[address];
    }

    @Override
    public byte[] readBytes(int address, int length) {
        return Arrays.copyOfRange(bytes, address, Math.addExact(address, length));
    }

    @Override
    public void writeByte(int address, byte value) {
        bytes[address] = value;
    }

    @Override
    public short readShort(int address) {
        return (short) SHORTS.get(bytes, address);
    }

    @Override
    public long readU16(int address) {
        return Short.toUnsignedLong(readShort(address));
    }

    @Override
    public void writeShort(int address, short value) {
        SHORTS.set(bytes, address, value);
    }

    @Override
    public int readInt(int address) {
        return (int) INTS.get(bytes, address);
    }

    @Override
    public void writeI32(int address, int value) {
        INTS.set(bytes, address, value);
    }

    @Override
    public long readLong(int address) {
        return (long) LONGS.get(bytes, address);
    }

    @Override
    public void writeLong(int address, long value) {
        LONGS.set(bytes, address, value);
    }

    @Override
    public float readFloat(int address) {
        return (float) FLOATS.get(bytes, address);
    }

    @Override
    public long readF32(int address) {
        return Integer.toUnsignedLong(readInt(address));
    }

    @Override
    public void writeF32(int address, float value) {
        FLOATS.set(bytes, address, value);
    }

    @Override
    public double readDouble(int address) {
        return (double) DOUBLES.get(bytes, address);
    }

    @Override
    public long readF64(int address) {
        return readLong(address);
    }

    @Override
    public void writeF64(int address, double value) {
        DOUBLES.set(bytes, address, value);
    }

    @Override
    public void zero() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public void fill(byte value, int from, int to) {
        Arrays.fill(bytes, from, to, value);
    }

    @Override
    public void copy(int to, int from, int length) {
        System.arraycopy(bytes, from, bytes, to, length);
    }

    @Override
    @SuppressWarnings("removal") // still abstract in Chicory
    public Object lock(int address) {
        throw notShared();
    }

    @Override
    @SuppressWarnings("removal") // as above
    public int waitOn(int address, int expected, long timeout) {
        throw notShared();
    }

    @Override
    @SuppressWarnings("removal") // as above
    public int waitOn(int address, long expected, long timeout) {
        throw notShared();
    }

    @Override
    @SuppressWarnings("removal") // as above
    public int notify(int address, int threads) {
        throw notShared();
    }

    private static ChicoryException notShared() {
        return new ChicoryException("this memory is not shared between threads");
    }
}
