package dev.heliograph.systemtests.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The installed Chromium, without a window; nothing is downloaded. */
public final class Chromium implements AutoCloseable {
  private static final String MISSING =
      "Chromium was not found, so pages are not tested: install it (apt-get install chromium),"
          + " or set CHROMIUM to where it is.";
  private static final double PATIENCE_MILLIS = 20_000;

  /** In a container it may have neither a sandbox nor a GPU, and it is to call nobody. */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(FLAGS));
  }

  /**
   * Starts it. Where there is none the test is skipped, unless HELIOGRAPH_BROWSER is {@code
   * required}.
   */
  public static Chromium start() {
    Optional<Path> program = find();
    if ("required".equals(System.getenv("HELIOGRAPH_BROWSER"))) {
      return new Chromium(program.orElseThrow(() -> new IllegalStateException(MISSING)));
    }
    assumeTrue(program.isPresent(), MISSING);
    return new Chromium(program.orElseThrow());
  }

  private static Optional<Path> find() {
    String chosen = System.getenv("CHROMIUM");
    return chosen != null
        ? Optional.of(Path.of(chosen))
        : Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();
  }

  /** A new page of that size, in a context of its own. */
  public Page page(int width, int height, ColorScheme scheme) {
    var options =
        new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
    Page page = browser.newContext(options).newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    return page;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
