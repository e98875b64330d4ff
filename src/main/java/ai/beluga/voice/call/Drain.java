package ai.beluga.voice.call;

import jakarta.inject.Singleton;

/** Whether this node lets its calls run out before it is stopped: no new ones, live ones go on. Any thread may ask. */
@Singleton
public class Drain {

    private static final System.Logger LOG = System.getLogger(Drain.class.getName());

    private boolean on;

    /** Takes no new calls from now on; twice is once. */
    public synchronized void begin() {
        if (!on) {
            on = true;
            LOG.log(System.Logger.Level.INFO, "draining: no new calls; live calls go on");
        }
    }

    /** Takes new calls again; twice is once. */
    public synchronized void callOff() {
        if (on) {
            on = false;
            LOG.log(System.Logger.Level.INFO, "draining was called off: new calls are taken");
        }
    }

    /** Whether new calls are to be refused. */
    public synchronized boolean isOn() {
        return on;
    }
}
