package dev.heliograph.simulator.inbound;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that a webhook's answer asks for: {@code <Response><Message>…}, or plain text. */
final class TwiMl {
  private TwiMl() {}

  /** Empty if it is neither XML that can be read nor plain text. */
  static Optional<List<String>> texts(String type, String body) {
    String kind = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (body.isBlank()) {
      return Optional.of(List.of());
    }
    return switch (kind) {
      case "text/plain" -> Optional.of(List.of(body));
      case "text/xml", "application/xml" -> read(body);
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> read(String xml) {
    try {
      return Optional.of(messages(factory().createXMLStreamReader(new StringReader(xml))));
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  /** Without document types: nothing outside the answer is read, and nothing in it multiplies. */
  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** The words of each Message: its own, or those of its Body. */
  private static List<String> messages(XMLStreamReader xml) throws XMLStreamException {
    var texts = new ArrayList<String>();
    var words = new StringBuilder();
    int inside = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> inside += isMessage(xml) ? 1 : 0;
        case XMLStreamConstants.CHARACTERS -> words.append(inside > 0 ? xml.getText() : "");
        case XMLStreamConstants.END_ELEMENT -> {
          if (isMessage(xml)) {
            inside--;
            texts.add(words.toString().strip());
            words.setLength(0);
          }
        }
        default -> {} // comments and the like
      }
    }
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private static boolean isMessage(XMLStreamReader xml) {
    return xml.getLocalName().equals("Message");
  }
}
