package dev.heliograph.support.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.phone.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue, the code and the reading text know the same codes. */
class ProblemCodesTest {
  private static final Path ROOT = Path.of("..");

  /** How a code is written down where a problem is made. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?:HttpStatus\\.[A-Z_]+,|\\bfault\\(|\\brefusal\\(|\\bconflict\\(|\\bunavailable\\()\\s*"
              + "\"([a-z]+(?:_[a-z]+)*)\"");

  private static final Pattern REFUSED = Pattern.compile("\"[45][0-9]{2} ([a-z]+(?:_[a-z]+)*)\"");

  private static final Pattern TOLD = Pattern.compile("`([a-z]+(?:_[a-z]+)*)`");

  @Test
  void everyCodeThatIsMadeIsInTheCatalogue() throws IOException {
    var made = found(MADE);
    Stream.of(PhoneNumber.Problem.values()).map(PhoneNumber.Problem::code).forEach(made::add);
    assertThat(catalogue()).containsAll(made);
  }

  @Test
  void everyCodeOfTheCatalogueIsMadeOrRefusedSomewhere() throws IOException {
    var known = found(REFUSED);
    known.addAll(found(MADE));
    known.addAll(Set.of("method_not_allowed", "not_acceptable")); // Spring's, of every route
    assertThat(known).containsAll(catalogue());
  }

  @Test
  void theReadingTextHasEveryCodeAndNoOther() throws IOException {
    String text = Files.readString(ROOT.resolve("docs/api/README.md"));
    String table = text.substring(text.indexOf("## Problems"));
    assertThat(words(TOLD, table)).containsAll(catalogue());
  }

  private static Set<String> catalogue() throws IOException {
    try (var in = ProblemCodesTest.class.getResourceAsStream("/openapi/problems.json")) {
      assertThat(in).isNotNull();
      return new TreeSet<>(ContractJson.readTree(in.readAllBytes()).propertyNames());
    }
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    var words = new TreeSet<String>();
    try (Stream<Path> all = Files.walk(ROOT)) {
      for (Path file :
          all.filter(
                  it ->
                      it.toString().contains("-service/src/main/java")
                          || it.toString().contains("service-support/src/main/java"))
              .filter(it -> it.toString().endsWith(".java"))
              .toList()) {
        words.addAll(words(pattern, Files.readString(file)));
      }
    }
    return words;
  }

  private static Set<String> words(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult it) -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
