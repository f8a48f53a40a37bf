package dev.heliograph.simulator.faults;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The faults in force. They are replaced as a whole, so a reader never sees half a change. */
public final class FaultSwitch {
  /** The faults of one moment, with the dice thrown for them. */
  public record Active(Faults faults, Dice requests, Dice timings) {
    static Active of(Faults faults) {
      // rows of their own: how many steps were drawn must not shift which request is met
      return new Active(faults, new Dice(faults.seed()), new Dice(~faults.seed()));
    }

    /** The same, but that every text ends so. */
    public Active ending(Ending ending) {
      return new Active(faults.ending(ending), requests, timings);
    }
  }

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();
  private volatile Runnable watcher = () -> {};
  private volatile Active active = Active.of(Faults.NONE);

  public Active active() {
    return active;
  }

  public Faults faults() {
    return active.faults();
  }

  public void set(Faults faults) {
    active = Active.of(faults);
    watcher.run();
  }

  /** Told after every change. */
  public void watchedBy(Runnable newWatcher) {
    watcher = newWatcher;
  }

  /**
   * Sets what the JSON says; what it does not name gets its default.
   *
   * @throws FaultsRefused if it is no JSON object, names an unknown field or has a wrong value
   */
  public Faults replace(String text) {
    return merge(Faults.NONE, text);
  }

  /**
   * Sets what the JSON says and leaves the rest as it is; null takes an entry out of {@code
   * byNumber}.
   *
   * @throws FaultsRefused as for {@link #replace}
   */
  public synchronized Faults change(String text) {
    return merge(faults(), text);
  }

  private Faults merge(Faults base, String text) {
    try {
      JsonNode wanted = json.readTree(text);
      if (!(json.valueToTree(base) instanceof ObjectNode merged) || !wanted.isObject()) {
        throw new FaultsRefused("The faults are one JSON object.");
      }
      mergeInto(merged, wanted);
      var faults = json.treeToValue(merged, Faults.class);
      set(faults);
      return faults;
    } catch (UnrecognizedPropertyException e) {
      throw new FaultsRefused("Unknown field: " + path(e) + ".");
    } catch (DatabindException e) {
      throw new FaultsRefused("Wrong value at " + path(e) + ": " + reason(e) + ".");
    } catch (JacksonException e) {
      throw new FaultsRefused("Not readable as JSON: " + e.getOriginalMessage() + ".");
    }
  }

  private static void mergeInto(ObjectNode target, JsonNode wanted) {
    for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
      JsonNode value = entry.getValue();
      if (value.isNull()) {
        target.remove(entry.getKey());
      } else if (value.isObject()
          && target.get(entry.getKey()) instanceof ObjectNode inner
          && isSection(inner)) {
        mergeInto(inner, value);
      } else {
        target.set(entry.getKey(), value);
      }
    }
  }

  /** A time or an ending is one value: it is replaced, not mixed with the one before. */
  private static boolean isSection(ObjectNode node) {
    return !node.has("min") && !node.has("status");
  }

  private static String path(DatabindException e) {
    var path = new StringBuilder();
    for (var reference : e.getPath()) {
      path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
    }
    return path.toString();
  }

  private static String reason(DatabindException e) {
    Throwable cause = e.getCause();
    return cause instanceof IllegalArgumentException ? text(cause) : text(e.getOriginalMessage());
  }

  private static String text(Throwable cause) {
    return text(cause.getMessage());
  }

  private static String text(@Nullable String message) {
    return message == null ? "it cannot be read" : message;
  }
}
