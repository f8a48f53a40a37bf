package dev.heliograph.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.heliograph.systemtests.browser.Chromium;
import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.stack.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page with the virtual handsets, in a browser, over the running stack. */
@SystemTest
class SimulatorPageTest {
  private final Chromium chromium = Chromium.start();
  private final String number = Numbers.fresh();
  private final List<String> errors = new ArrayList<>();
  private final Heliograph heliograph;

  SimulatorPageTest(Heliograph heliograph) {
    this.heliograph = heliograph;
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  @AfterEach
  void closeTheBrowser() {
    chromium.close();
  }

  @Test
  void aTextAppearsLiveAndAfterAStopTheNextOneIsRefused() {
    Page page = desktop("#/" + number);
    heliograph.texts().send(number, Marked.text("hello <script>"));
    Locator text = bubbles(page).first();
    assertThat(text).containsText(Marked.text("hello <script>"));
    assertThat(text).containsText("delivered");

    page.getByLabel("Answer from this handset").fill("stop");
    page.keyboard().press("Enter");
    assertThat(page.locator("#stopped")).containsText("21610");
    assertThat(bubbles(page).filter(containing("webhook"))).containsText("stop");
    assertThat(bubbles(page).last()).containsText("unsubscribed");

    String refused = heliograph.texts().send(number, Marked.text("after the stop"));
    assertThat(heliograph.texts().awaitStatus(refused, "rejected").toString()).contains("21610");

    page.getByRole(AriaRole.BUTTON, named("START")).click();
    assertThat(page.locator("#stopped")).isHidden();
    heliograph.texts().awaitDelivered(heliograph.texts().send(number, Marked.text("again")));
    assertThat(bubbles(page).last()).containsText(Marked.text("again"));
    assertThat(errors).isEmpty();
  }

  @Test
  void anyNumberIsOpenedAndTextsFirstByKeyboardAlone() {
    Page page = desktop("");
    page.keyboard().press("Tab"); // the faults
    page.keyboard().press("Tab");
    page.keyboard().type(number);
    page.keyboard().press("Enter");
    assertThat(page.locator("#no-texts")).isVisible();
    assertThat(page.locator("#reply")).isFocused();
    page.keyboard().type("anybody there?");
    page.keyboard().press("Enter");
    assertThat(bubbles(page)).containsText(new String[] {"anybody there?"});

    page.locator("#number").focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#handset-list a").first()).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#reply")).isFocused();
    assertThat(errors).isEmpty();
  }

  @Test
  void aFaultThatIsSwitchedShowsInEveryOpenPage() {
    Page one = desktop("");
    Page two = desktop("");
    one.getByRole(AriaRole.SWITCH, labelled("Refuse with 503")).check();
    assertThat(two.getByRole(AriaRole.SWITCH, labelled("Refuse with 503"))).isChecked();
    assertThat(two.locator("#faults-count")).hasText("1");

    heliograph.provider().misbehave("{\"callbacks\":{\"copies\":7}}");
    for (Page page : List.of(one, two)) {
      assertThat(page.getByLabel("Copies of each")).hasValue("7");
      assertThat(page.getByRole(AriaRole.SWITCH, labelled("Refuse with 503"))).not().isChecked();
    }
    one.getByRole(AriaRole.BUTTON, named("Reset all")).click();
    assertThat(two.getByLabel("Copies of each")).hasValue("1");
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void mailAndChatAreShownAsTheyComeAndAreAccessible(ColorScheme scheme) {
    Page page = open(chromium.page(1360, 850, scheme), "");
    page.locator("#notices-link").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#notices-title")).isFocused();
    int before = page.locator("#notice-list .mail").count();
    heliograph
        .texts()
        .post("/v1/checks/system-alert", Map.of("Content-Type", "application/json"), new byte[0]);
    assertThat(page.locator("#notice-list .mail[data-channel=email]").first())
        .containsText("alert (test)");
    page.waitForCondition(() -> page.locator("#notice-list .mail").count() >= before + 3);
    page.evaluate("Promise.allSettled(document.getAnimations().map(a => a.finished))");
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations).extracting(Rule::getId).isEmpty();
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void thePageIsAccessible(ColorScheme scheme) {
    heliograph.texts().awaitDelivered(heliograph.texts().send(number, Marked.text("look")));
    Page page = open(chromium.page(1360, 850, scheme), "#/" + number);
    assertThat(bubbles(page)).hasCount(1);
    page.getByRole(AriaRole.SWITCH, labelled("Refuse with 503")).check();
    page.getByRole(AriaRole.BUTTON, named("STOP")).click();
    assertThat(page.locator("#stopped")).isVisible();
    page.evaluate("Promise.allSettled(document.getAnimations().map(a => a.finished))");
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations).extracting(Rule::getId).isEmpty();
  }

  @Test
  void onAPhoneNothingIsWiderThanTheScreen() {
    heliograph.texts().awaitDelivered(heliograph.texts().send(number, "x".repeat(400)));
    Page page = open(chromium.page(360, 740, ColorScheme.LIGHT), "#/" + number);
    assertThat(bubbles(page)).hasCount(1);
    assertFits(page);
    page.getByRole(AriaRole.BUTTON, named("Faults")).click();
    assertThat(page.locator("#faults-title")).isVisible();
    assertFits(page);
    page.keyboard().press("Escape");
    page.getByLabel("Back to the handsets").click();
    assertThat(page.locator("#handset-list a").first()).isVisible();
    assertFits(page);
  }

  private static void assertFits(Page page) {
    String widest =
        "Math.max(...[...document.querySelectorAll('body *')]"
            + ".filter(e => !e.closest('select')).map(e => e.getBoundingClientRect().right))";
    assertThat(((Number) page.evaluate(widest)).doubleValue()).isLessThanOrEqualTo(360.5);
  }

  private Page desktop(String hash) {
    return open(chromium.page(1360, 850, ColorScheme.LIGHT), hash);
  }

  private Page open(Page page, String hash) {
    page.onPageError(errors::add);
    page.navigate(heliograph.stack().url(Part.SIMULATOR) + "/simulator" + hash);
    assertThat(page.locator("#connection")).hasText("live");
    return page;
  }

  private static Locator bubbles(Page page) {
    return page.locator("#bubbles .bubble");
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(!name.equals("Faults"));
  }

  private static Page.GetByRoleOptions labelled(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
