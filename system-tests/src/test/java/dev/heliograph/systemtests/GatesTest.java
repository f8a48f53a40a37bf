package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.stack.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is closed waits, and goes out once when it is open again. */
@SystemTest
class GatesTest {
  private static final int TEXTS = 60;

  private final Heliograph heliograph;

  GatesTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void whatIsPausedWaitsAlsoThroughARestartAndGoesOutWhenItIsResumed() {
    String number = Numbers.fresh();
    heliograph.sending().pause("a drill");
    try {
      String id = heliograph.texts().send(number, Marked.text("patience"));
      heliograph.sending().awaitWaiting(1);
      heliograph.stack().stop(Part.DISPATCH);
      heliograph.stack().start(Part.DISPATCH);
      heliograph.stack().awaitReady(Part.DISPATCH);
      heliograph.sending().awaitWaiting(1);
      assertThat(heliograph.provider().takenFor(number)).isEmpty();
      heliograph.sending().resume();
      heliograph.texts().awaitDelivered(id);
      heliograph.provider().awaitOne(number);
    } finally {
      heliograph.sending().resume();
    }
  }

  @Test
  void whileTheProviderIsAwayTextsWaitAndNoneFails() {
    heliograph.stack().stop(Part.SIMULATOR);
    List<String> ids;
    try {
      ids =
          IntStream.range(0, TEXTS)
              .mapToObj(i -> heliograph.texts().send(Numbers.fresh(), Marked.text("number " + i)))
              .toList();
      heliograph.sending().awaitBreaker("open");
      heliograph.sending().awaitWaiting(TEXTS - 5);
      heliograph.stack().awaitReady(Part.DISPATCH);
    } finally {
      heliograph.stack().start(Part.SIMULATOR);
    }
    heliograph.provider().countFromZero();
    ids.forEach(heliograph.texts()::awaitDelivered);
    heliograph.sending().awaitBreaker("closed");
    assertThat(heliograph.provider().acceptances())
        .containsOnlyKeys(ids)
        .allSatisfy(GatesTest::once);
  }

  private static void once(String id, long times) {
    assertThat(times).as(id).isEqualTo(1);
  }
}
