package dev.heliograph.dispatch.settling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a provider has of the texts that it was asked to send. */
public interface SentTexts {
  /** Whose list it is, as routes name it: what went by others is not in it. */
  String provider();

  /**
   * Its texts to one number. Returns within a bounded time, whatever the provider does.
   *
   * @param number E.164
   * @param reach how far back, by the provider's own clock
   */
  Answer to(String number, Duration reach);

  /**
   * A body as it comes out of the provider's known rewriting: two bodies of one form are the same
   * text to it.
   */
  String canonical(String body);

  /** What it answered. */
  sealed interface Answer {}

  /**
   * The texts.
   *
   * @param complete false where there were more than are asked for: what is missing proves nothing
   */
  record Texts(List<SentText> texts, boolean complete) implements Answer {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /**
   * It could not be asked: that says nothing about any text.
   *
   * @param cause a word for logs
   * @param retryAfter how long it wants to be left alone, where it said so
   */
  record Unavailable(String cause, Optional<Duration> retryAfter) implements Answer {}

  /**
   * One text.
   *
   * @param sid the provider's id
   * @param body its canonical form
   * @param ourSender whether it was sent by one of our senders
   * @param age since it was created, both by the provider's clock
   */
  record SentText(String sid, String body, boolean ourSender, Duration age) {
    @Override
    public String toString() {
      return "SentText[" + sid + ", " + age + "]"; // never the words
    }
  }
}
