package ai.beluga.voice.toolbox;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.ConfigurationCheck;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.tool.Tool;
import ai.beluga.voice.tool.ToolMethod;
import ai.beluga.voice.tool.api.CallTool;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tools of all beans of the application, found and checked before the gateway is ready. */
@Singleton
public class ApplicationTools implements ConfigurationCheck {

    private static final System.Logger LOG = System.getLogger(ApplicationTools.class.getName());

    private final BeanManager beans;
    private final ManagedExecutorService executor;
    private final Configuration configuration;

    /** A class with tools, and where its instance is got. */
    record Owner(Class<?> type, Supplier<Object> instance) {}

    /** What was found. */
    record Found(List<ToolMethod> tools, List<Fault> faults) {}

    @Inject
    ApplicationTools(BeanManager beans, ManagedExecutorService executor, Configuration configuration) {
        this.beans = beans;
        this.executor = executor;
        this.configuration = configuration;
    }

    @Override
    public List<Fault> check(Configuration given) {
        return found(owners(), new Places(executor, 1)).faults();
    }

    /** The tools; configuration has proved right by now. */
    public List<ToolMethod> methods() {
        List<ToolMethod> tools = found(owners(), new Places(executor, configuration.get(ToolKeys.AT_ONCE)))
                .tools();
        LOG.log(Level.INFO, told(tools));
        return tools;
    }

    /** That there is none is told too: a class without a scope is easily overlooked. */
    static String told(List<ToolMethod> tools) {
        String names = String.join(
                ", ", tools.stream().map(method -> method.tool().name()).toList());
        return tools.size() + " tool(s)" + (names.isEmpty() ? "" : ": " + names);
    }

    private List<Owner> owners() {
        List<Owner> owners = new ArrayList<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (!marked(bean.getBeanClass()).isEmpty() && bean.getTypes().contains(bean.getBeanClass())) {
                owners.add(new Owner(bean.getBeanClass(), new Once(() -> instance(bean))));
            }
        }
        owners.sort(Comparator.comparing(owner -> owner.type().getName()));
        return owners;
    }

    /** Of a bean without a scope there is one for all calls. */
    private Object instance(Bean<?> bean) {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        return beans.getReference(bean, bean.getBeanClass(), context);
    }

    /** Got when it is needed first, and then kept: a proxy, or the bean itself. */
    private static final class Once implements Supplier<Object> {
        private final Supplier<Object> made;
        private @Nullable Object instance;

        private Once(Supplier<Object> made) {
            this.made = made;
        }

        @Override
        public synchronized Object get() {
            Object got = instance == null ? made.get() : instance;
            instance = got;
            return got;
        }
    }

    private static List<Method> marked(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CallTool.class) && !method.isBridge())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    static Found found(List<Owner> owners, Places places) {
        List<Fault> faults = new ArrayList<>();
        Map<String, BeanTool> tools = new TreeMap<>();
        Map<String, Method> methods = new TreeMap<>();
        for (Owner owner : owners) {
            for (Method method : marked(owner.type())) {
                try {
                    Tool tool = ToolReader.read(method, method.getAnnotation(CallTool.class));
                    Method other = methods.putIfAbsent(tool.name(), method);
                    if (other != null) {
                        throw new FaultyTool(
                                method,
                                "name",
                                tool.name(),
                                "a name that " + other.getDeclaringClass().getName() + "." + other.getName()
                                        + " has not",
                                "choose another");
                    }
                    method.setAccessible(true);
                    tools.put(tool.name(), new BeanTool(tool, method, owner.instance(), places));
                } catch (FaultyTool faulty) {
                    faults.add(faulty.fault());
                }
            }
        }
        return new Found(List.copyOf(tools.values()), List.copyOf(faults));
    }
}
