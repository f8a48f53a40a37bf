package dev.heliograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.benchmarks.Options.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Path HOME = Path.of("/home");

  @Test
  void everythingIsMeasuredUnlessSaidOtherwise() {
    var options = Options.parse(List.of(), HOME);
    assertThat(options.only()).containsExactlyInAnyOrder(Part.values());
    assertThat(options.load())
        .isEqualTo(new Options.Load(20_000, 60_000, 3, new Options.Pace(300, 60, 60), 32));
  }

  @Test
  void whoIsNotSaidIsBothAndWhatIsNotSaidIsAll() {
    assertThat(Options.parse(List.of("--only", "warm"), HOME).only())
        .containsExactlyInAnyOrder(Part.PRODUCT, Part.FLOOR, Part.WARM);
    assertThat(Options.parse(List.of("--only", "floor"), HOME).only())
        .containsExactlyInAnyOrder(Part.FLOOR, Part.COLD, Part.WARM, Part.LATENCY);
  }

  @Test
  void aMistypedWordIsRefused() {
    assertThatThrownBy(() -> Options.parse(List.of("--text", "5"), HOME))
        .isInstanceOf(Misuse.class);
    assertThatThrownBy(() -> Options.parse(List.of("--texts", "many"), HOME))
        .isInstanceOf(Misuse.class);
    assertThatThrownBy(() -> Options.parse(List.of("--only", "hot"), HOME))
        .isInstanceOf(Misuse.class);
  }
}
