package dev.heliograph.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where Java code used CPU time, in samples.
 *
 * @param libraries by whose code called last before the JDK
 * @param behalf by the method of ours for which it was done
 * @param frames by the method that ran
 * @param threads by the name of the thread
 */
public record Profile(Shares libraries, Shares behalf, Shares frames, Shares threads) {
  private static final String OURS = "dev.heliograph.";

  static Profile of(Path file) {
    var profile = new Profile(new Shares(), new Shares(), new Shares(), new Shares());
    try (var recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals("jdk.CPUTimeSample")) {
          profile.add(event);
        }
      }
      return profile;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    if (trace == null || trace.getFrames().isEmpty()) {
      libraries.add("(no stack)");
      return;
    }
    List<String> methods = trace.getFrames().stream().map(Profile::method).toList();
    frames.add(methods.getFirst());
    libraries.add(
        methods.stream()
            .filter(method -> !Libraries.isJdk(method))
            .findFirst()
            .map(Libraries::of)
            .orElse("(JDK alone)"));
    behalf.add(
        methods.stream().filter(it -> it.startsWith(OURS)).findFirst().orElse("(none of ours)"));
    var thread = event.getThread("eventThread");
    String name = thread == null ? null : thread.getJavaName();
    threads.add(name == null || name.isEmpty() ? "(virtual)" : name.replaceAll("[0-9]+", "*"));
  }

  private static String method(RecordedFrame frame) {
    return frame.getMethod().getType().getName().replaceAll("[$/]+0x[0-9a-f.]+|\\$\\$Lambda.*", "")
        + "."
        + frame.getMethod().getName();
  }

  /** For people: the largest shares. */
  public String text(int lines) {
    return "by library:\n"
        + libraries.text(lines)
        + "on behalf of:\n"
        + behalf.text(lines)
        + "by method:\n"
        + frames.text(lines)
        + "by thread:\n"
        + threads.text(lines / 2);
  }
}
