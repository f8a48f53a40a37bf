package dev.heliograph.simulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.simulator.web.Answer;
import dev.heliograph.simulator.web.Call;
import dev.heliograph.simulator.web.Problems;
import dev.heliograph.simulator.web.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page and what it consists of; read once, and nothing but what is named here is served. */
public final class Page implements Routes {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, Answer.Document> files =
      Stream.of(
              "index.html",
              "icon.svg",
              "page.css",
              "faults.css",
              "main.js",
              "api.js",
              "dom.js",
              "list.js",
              "conversation.js",
              "bubbles.js",
              "notices.js",
              "faults.js",
              "fields.js")
          .collect(Collectors.toMap(Function.identity(), Page::read));

  @Override
  public Answer answer(Call call) {
    if (!call.method().equals("GET")) {
      return Problems.notAllowed(call);
    }
    String name = call.path().replaceFirst("^/simulator(/assets)?/?", "");
    Answer.Document file = files.get(name.isEmpty() ? "index.html" : name);
    return file == null ? Problems.notFound(call) : file;
  }

  private static Answer.Document read(String name) {
    try (var in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
      return new Answer.Document(new String(in.readAllBytes(), UTF_8), headers(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> headers(String name) {
    String type = name.substring(name.indexOf('.') + 1);
    return Map.of(
        "Content-Type",
        Objects.requireNonNull(TYPES.get(type)),
        "Cache-Control",
        "no-cache",
        "Content-Security-Policy",
        POLICY,
        "X-Content-Type-Options",
        "nosniff",
        "Referrer-Policy",
        "no-referrer");
  }
}
