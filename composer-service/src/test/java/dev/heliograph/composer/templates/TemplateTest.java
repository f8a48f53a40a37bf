package dev.heliograph.composer.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heliograph.composer.reason.Reason;
import dev.heliograph.contracts.message.Content;
import dev.heliograph.contracts.message.TemplateRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Optional<TemplateRef> REF = Optional.of(new TemplateRef("greeting", 3));

  @Test
  void putsVariablesInAsTheyAre() {
    assertThat(word("Hi {{name}} & co", Map.of("name", "<b>\"O'Neil\"</b> {{x}}")))
        .isEqualTo(words("Hi <b>\"O'Neil\"</b> {{x}} & co"));
  }

  @Test
  void namesTheVariableThatHasNoValue() {
    assertThat(word("Hi {{name}}", Map.of())).isEqualTo(noWords("missing_variable", "name"));
    assertThat(word("Hi {{a.name}}", Map.of("a", Map.of())))
        .isEqualTo(noWords("missing_variable", "a.name"));
  }

  @Test
  void leavesASectionOutWhoseNameHasNoValue() {
    String body = "Hi.\n{{#city}}\nIn {{city}}.\n{{/city}}\n{{#a.b}}\nB {{a.b}}\n{{/a.b}}";
    assertThat(word(body, Map.of())).isEqualTo(words("Hi."));
    assertThat(word(body, Map.of("city", "Dallas"))).isEqualTo(words("Hi.\nIn Dallas."));
    assertThat(word(body, Map.of("a", Map.of("b", "c")))).isEqualTo(words("Hi.\nB c"));
  }

  @Test
  void aVariableInsideASectionMustHaveAValueAllTheSame() {
    assertThat(word("{{#city}}{{street}}{{/city}}", Map.of("city", "Dallas")))
        .isEqualTo(noWords("missing_variable", "street"));
  }

  @Test
  void endsASentenceOnce() {
    String body = "Issue: {{#sentence}}{{issue}}{{/sentence}} Bye";
    assertThat(word(body, Map.of("issue", "It rings"))).isEqualTo(words("Issue: It rings. Bye"));
    assertThat(word(body, Map.of("issue", "It rings. "))).isEqualTo(words("Issue: It rings. Bye"));
    assertThat(word(body, Map.of("issue", "Why?"))).isEqualTo(words("Issue: Why? Bye"));
  }

  @Test
  void cutsWhatIsToBeBriefBetweenWords() {
    String body = "{{#sentence}}{{#brief}}{{issue}}{{/brief}}{{/sentence}}";
    assertThat(word(body, Map.of("issue", "x".repeat(300))))
        .isEqualTo(words("x".repeat(300) + "."));
    assertThat(word(body, Map.of("issue", "word ".repeat(100))))
        .isEqualTo(words("word ".repeat(59).strip() + "..."));
    assertThat(word(body, Map.of("issue", "🎫".repeat(301))))
        .isEqualTo(words("🎫".repeat(297) + "..."));
  }

  @Test
  void aVariableDoesNotHideASection() {
    assertThat(word("{{#sentence}}Hi{{/sentence}}", Map.of("sentence", "x")))
        .isEqualTo(words("Hi."));
  }

  @Test
  void reachesNothingButVariables() {
    assertThat(word("{{name.class}}", Map.of("name", "x")))
        .isEqualTo(noWords("missing_variable", "name.class"));
    assertThat(word("{{entrySet}}", Map.of())).isEqualTo(noWords("missing_variable", "entrySet"));
  }

  @Test
  void refusesToShowWhatIsNoText() {
    assertThat(word("{{a}}", Map.of("a", Map.of("b", "c"))))
        .isEqualTo(new Wording.NoWords(REF, Reason.variableNotText("greeting")));
    assertThat(word("{{a}}", Map.of("a", List.of("b"))))
        .isEqualTo(new Wording.NoWords(REF, Reason.variableNotText("greeting")));
  }

  @Test
  void refusesATextThatIsTooLongOrEmpty() {
    assertThat(word("{{a}}", Map.of("a", "x".repeat(1600)))).isEqualTo(words("x".repeat(1600)));
    assertThat(word("{{a}}", Map.of("a", "x".repeat(1601))))
        .isEqualTo(new Wording.NoWords(REF, Reason.textTooLong(1601, 1600)));
    assertThat(word("{{#a}}x{{/a}}", Map.of()))
        .isEqualTo(new Wording.NoWords(REF, Reason.textMissing()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{{#a}}",
        "{{a",
        "a}}",
        "{{>other}}",
        "{{a b}}",
        "{{}}",
        "{{#a}}{{/b}}",
        "{{/a}}"
      })
  void isRefusedAtTheStartWhenItIsNoTemplate(String body) {
    assertThatIllegalArgumentException().isThrownBy(() -> Template.compile("t", 1, body));
  }

  private static Wording word(String body, Map<String, Object> variables) {
    return Template.compile("greeting", 3, body).word(variables);
  }

  private static Wording words(String body) {
    return new Wording.Words(new Content(body, REF));
  }

  private static Wording noWords(String code, String variable) {
    Reason reason = Reason.missingVariable("greeting", variable);
    assertThat(reason.code()).isEqualTo(code);
    return new Wording.NoWords(REF, reason);
  }
}
