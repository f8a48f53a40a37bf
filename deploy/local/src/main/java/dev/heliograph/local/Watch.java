package dev.heliograph.local;

import dev.heliograph.local.part.Part;
import dev.heliograph.local.part.PartFiles;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Says which parts leave and come back. It looks at their pid files alone, so it does not matter
 * who stopped or started one, nor whose child it is.
 */
final class Watch {
  private static final long PAUSE_MILLIS = 300;
  private static final int LOGS_EVERY = 100;

  private final Stack stack;
  private final Output output;
  private final Map<Part, OptionalLong> seen = new EnumMap<>(Part.class);

  Watch(Stack stack, Output output) {
    this.stack = stack;
    this.output = output;
    stack.settings().parts().forEach(part -> seen.put(part, pid(stack.files(part))));
  }

  /** Looks until the stack is being stopped. */
  void run() throws InterruptedException {
    for (int round = 1; ; round++) {
      Thread.sleep(PAUSE_MILLIS);
      if (stack.isEnding()) {
        return;
      }
      seen.replaceAll(this::look);
      if (round % LOGS_EVERY == 0) {
        seen.keySet().forEach(part -> stack.files(part).log().cutIfTooLong());
      }
    }
  }

  private OptionalLong look(Part part, OptionalLong before) {
    PartFiles files = stack.files(part);
    OptionalLong now = pid(files);
    if (now.equals(before) || stack.isEnding()) {
      return now;
    }
    if (before.isPresent()) {
      output.say(farewell(part, files));
    }
    now.ifPresent(pid -> output.say(part.label() + " is back (process " + pid + ")"));
    return now;
  }

  private static String farewell(Part part, PartFiles files) {
    return files.isStoppedOnPurpose()
        ? part.label() + " was stopped; ./run start " + part.label() + " brings it back"
        : part.label() + " died; the others go on. See " + files.log().file();
  }

  private static OptionalLong pid(PartFiles files) {
    return files
        .living()
        .map(process -> OptionalLong.of(process.pid()))
        .orElse(OptionalLong.empty());
  }
}
