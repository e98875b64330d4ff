package ai.beluga.voice.twilio.webhook;

import ai.beluga.voice.call.Answer;
import ai.beluga.voice.twilio.PublicUrls;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes answers as TwiML. Source: "TwiML for Programmable Voice". What follows {@code <Connect>} runs once the stream is
 * gone, and leads back to us.
 *
 * @param urls absolute, since Twilio resolves relative ones differently from verb to verb
 * @param language of what is said
 * @param apology said before hanging up
 */
record Twiml(PublicUrls urls, Locale language, String apology) {

    private static final String TRANSFER_RING_SECONDS = "30";

    /** The document for {@code answer}. */
    String of(Answer answer) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Response");
            switch (answer) {
                case Answer.Connect connect -> connect(xml, connect.ticket());
                case Answer.Busy busy -> element(xml, "Reject", "reason", "busy");
                case Answer.Apologise sorry -> apologise(xml);
                case Answer.Dial dial -> dial(xml, dial.number());
                case Answer.HangUp over -> xml.writeEmptyElement("Hangup");
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("TwiML cannot be written", e);
        }
        return text.toString();
    }

    private void connect(XMLStreamWriter xml, String ticket) throws XMLStreamException {
        xml.writeStartElement("Connect");
        xml.writeStartElement("Stream");
        xml.writeAttribute("url", urls.socket(Paths.MEDIA));
        xml.writeAttribute("statusCallback", urls.web(Paths.STREAM_STATUS));
        element(xml, "Parameter", "name", "ticket", "value", ticket);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("Redirect");
        xml.writeAttribute("method", "POST");
        xml.writeCharacters(urls.web(Paths.CONTINUE));
        xml.writeEndElement();
    }

    private void apologise(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("Say");
        xml.writeAttribute("language", language.toLanguageTag());
        xml.writeCharacters(apology);
        xml.writeEndElement();
        xml.writeEmptyElement("Hangup");
    }

    /** The action asks us again, so that a person who does not answer is not the end without a word. */
    private void dial(XMLStreamWriter xml, String number) throws XMLStreamException {
        xml.writeStartElement("Dial");
        xml.writeAttribute("action", urls.web(Paths.CONTINUE));
        xml.writeAttribute("timeout", TRANSFER_RING_SECONDS);
        xml.writeStartElement("Number");
        xml.writeCharacters(number);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        for (int n = 0; n < attributes.length; n += 2) {
            xml.writeAttribute(attributes[n], attributes[n + 1]);
        }
    }
}
