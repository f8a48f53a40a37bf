package dev.heliograph.composer.templates;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks variables up in maps and nowhere else: the library's own way also finds methods and fields
 * of Java objects.
 */
final class MapsOnly extends BasicCollector {
  private static final Mustache.VariableFetcher FROM_MAP =
      (context, name) -> {
        var values = (Map<?, ?>) context;
        return values.containsKey(name)
            ? values.get(name)
            : com.samskivert.mustache.Template.NO_FETCHER_FOUND;
      };

  @Override
  public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
    return context instanceof Map ? FROM_MAP : null;
  }

  @Override
  public <K, V> Map<K, V> createFetcherCache() {
    return new ConcurrentHashMap<>();
  }
}
