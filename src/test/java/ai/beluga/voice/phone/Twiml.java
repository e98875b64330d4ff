package ai.beluga.voice.phone;

import ai.beluga.voice.phone.wire.Answer;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A TwiML document, read strictly.
 *
 * @param from the URL that gave it
 * @param xml as received
 */
public record Twiml(URI from, String xml, List<Verb> verbs) {

    private static final int LONGEST_PARAMETER = 500;
    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("Response", Set.of()),
            Map.entry("Connect", Set.of("action", "method")),
            Map.entry("Stream", Set.of("url", "name", "track", "statusCallback", "statusCallbackMethod")),
            Map.entry("Parameter", Set.of("name", "value")),
            Map.entry("Redirect", Set.of("method")),
            Map.entry("Say", Set.of("voice", "language", "loop")),
            Map.entry(
                    "Dial",
                    Set.of("action", "method", "timeout", "timeLimit", "callerId", "answerOnBridge", "hangupOnStar")),
            Map.entry("Number", Set.of("statusCallback", "statusCallbackEvent", "statusCallbackMethod")),
            Map.entry("Hangup", Set.of()),
            Map.entry("Reject", Set.of("reason")),
            Map.entry("Pause", Set.of("length")));

    public Twiml {
        verbs = List.copyOf(verbs);
    }

    /**
     * Reads what a webhook answered.
     *
     * @throws ViolationException with Twilio's error number when Twilio would not take it
     */
    static Twiml read(URI from, Answer answer) {
        if (!answer.isSuccess()) {
            throw new ViolationException(11200, "the webhook " + from.getPath() + " answered " + answer.status());
        }
        String type = answer.contentType().split(";", 2)[0].strip();
        if (!type.equals("text/xml") && !type.equals("application/xml")) {
            throw new ViolationException(
                    12300, "TwiML came as \"" + type + "\"; allowed are text/xml, application/xml");
        }
        Element root = parse(answer.body());
        checked(root, "Response");
        List<Verb> verbs = new ArrayList<>();
        for (Element element : children(root)) {
            verbs.add(verb(element));
        }
        return new Twiml(from, answer.body(), verbs);
    }

    private static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new ViolationException(12100, "TwiML that is not XML: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JDK lacks a safe XML parser", e);
        }
    }

    private static Verb verb(Element element) {
        checked(element, element.getTagName());
        return switch (element.getTagName()) {
            case "Connect" -> stream(element);
            case "Redirect" -> new Verb.Redirect(element.getTextContent().strip(), isPost(element));
            case "Say" -> new Verb.Say(element.getTextContent().strip());
            case "Dial" -> new Verb.Dial(number(element), attribute(element, "action"));
            case "Hangup" -> new Verb.Hangup();
            case "Reject" -> new Verb.Reject(attribute(element, "reason").orElse("rejected"));
            case "Pause" ->
                new Verb.Pause(Duration.ofSeconds(
                        Long.parseLong(attribute(element, "length").orElse("1"))));
            default -> throw new ViolationException(12200, "the verb <" + element.getTagName() + "> is not known here");
        };
    }

    private static boolean isPost(Element element) {
        return attribute(element, "method").orElse("POST").equals("POST");
    }

    private static String number(Element dial) {
        children(dial).forEach(child -> checked(child, "Number"));
        return dial.getTextContent().strip();
    }

    private static Verb.Stream stream(Element connect) {
        List<Element> streams = children(connect);
        if (streams.size() != 1) {
            throw new ViolationException(12200, "<Connect> needs exactly one <Stream>");
        }
        Element stream = streams.getFirst();
        checked(stream, "Stream");
        String url = attribute(stream, "url").orElse("");
        checkUrl(url);
        attribute(stream, "track")
                .filter(track -> !track.equals("inbound_track"))
                .ifPresent(track -> {
                    throw new ViolationException(
                            31941, "track \"" + track + "\" in <Connect><Stream>; allowed is inbound_track");
                });
        attribute(stream, "statusCallback")
                .filter(callback -> !callback.matches("https?://.+"))
                .ifPresent(callback -> {
                    throw new ViolationException(12200, "statusCallback must be an absolute URL, not " + callback);
                });
        return new Verb.Stream(
                url,
                parameters(stream),
                attribute(stream, "statusCallback"),
                attribute(stream, "name"),
                attribute(connect, "action"));
    }

    private static Map<String, String> parameters(Element stream) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Element parameter : children(stream)) {
            checked(parameter, "Parameter");
            String name = parameter.getAttribute("name");
            String value = parameter.getAttribute("value");
            if (name.isEmpty() || name.length() + value.length() >= LONGEST_PARAMETER) {
                throw new ViolationException(12200, "<Parameter> needs a name, and less than 500 characters in all");
            }
            parameters.put(name, value);
        }
        return parameters;
    }

    private static void checkUrl(String url) {
        URI parsed;
        try {
            parsed = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new ViolationException(31923, "<Stream> has the malformed url " + url);
        }
        boolean loopback = "ws".equals(parsed.getScheme()) && isLoopback(parsed.getHost());
        if (!"wss".equals(parsed.getScheme()) && !loopback) {
            throw new ViolationException(31922, "<Stream> needs a wss url (ws only to this machine), not " + url);
        }
        if (parsed.getRawQuery() != null || parsed.getRawFragment() != null || parsed.getHost() == null) {
            throw new ViolationException(31920, "<Stream> needs an absolute url without query or fragment, not " + url);
        }
    }

    private static boolean isLoopback(String host) {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(host));
    }

    private static void checked(Element element, String name) {
        if (!element.getTagName().equals(name)) {
            throw new ViolationException(12200, "<" + element.getTagName() + "> where only <" + name + "> may stand");
        }
        Set<String> allowed = ATTRIBUTES.getOrDefault(name, Set.of());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String attribute = element.getAttributes().item(i).getNodeName();
            if (!allowed.contains(attribute)) {
                throw new ViolationException(12200, "<" + name + "> has the unknown attribute " + attribute);
            }
        }
    }

    private static Optional<String> attribute(Element element, String name) {
        return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
