package dev.heliograph.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.settings.Secrets;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellFileTest {
  @TempDir private Path temp;
  private DataFolder folder = new DataFolder(Path.of("."));

  @BeforeEach
  void prepare() {
    folder = new DataFolder(temp.resolve("it's data")).prepared();
  }

  @Test
  void aShellReadsBackWhatWasSet() throws Exception {
    write(Map.of("DATABASE_PASSWORD", "a'b \"$c\""));

    String read = shell(". " + ShellFile.word(env()) + "; printf %s \"$DATABASE_PASSWORD\"");

    assertThat(read).isEqualTo("a'b \"$c\"");
    assertThat(Files.getPosixFilePermissions(env()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theSecretToSignWithIsTheFirstOfThem() throws Exception {
    write(Map.of("STRIPE_WEBHOOK_SECRETS", "whsec_new, whsec_old"));

    String read = shell(". " + ShellFile.word(env()) + "; printf %s \"$STRIPE_WEBHOOK_SECRET\"");

    assertThat(read).isEqualTo("whsec_new");
  }

  @Test
  void theRequestsToPasteAreGoodShell() throws Exception {
    String text = Welcome.text(settings(Map.of()), folder, true);
    String requests =
        text.substring(text.indexOf("A text"))
            .lines()
            .filter(line -> line.startsWith("  "))
            .reduce("", (all, line) -> all + line.strip() + "\n");

    // what would be sent, in place of sending it
    String script = "curl() { printf '%s\\n' \"$@\"; }\n" + requests;
    write(Map.of());
    String sent = shell(script);

    assertThat(requests).doesNotContain("ENV ").contains("Stripe-Signature");
    assertThat(sent)
        .contains("http://localhost:8081/v1/messages")
        .contains("{\"to\":\"+15551230001\",\"text\":\"Hello from Heliograph\"}")
        .containsPattern("Stripe-Signature: t=[0-9]+,v1=[0-9a-f]{64}\n");
  }

  private void write(Map<String, String> chosen) {
    ShellFile.write(folder, settings(chosen), chosen);
  }

  private Settings settings(Map<String, String> set) {
    return Settings.of(set, Secrets.in(folder.run("secrets")));
  }

  private Path env() {
    return folder.run("env");
  }

  private static String shell(String script) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("sh", "-e", "-c", script)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
