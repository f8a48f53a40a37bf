package dev.heliograph.status.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heliograph.status.deadletters.DeadLetter.Content;
import dev.heliograph.status.deadletters.Resending.Skipped;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.paging.Cursor;
import dev.heliograph.support.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records that failed, and what is to be done about them. */
@RestController
@RequestMapping("/v1/dead-letters")
@RequiresScope(Scope.MANAGE)
class DeadLettersController {
  private final DeadLetterStore store;
  private final Resending resending;

  DeadLettersController(DeadLetterStore store, Resending resending) {
    this.store = store;
    this.resending = resending;
  }

  /** The newest first. */
  @DeadLetterDocs.Search
  @GetMapping
  @RequiresScope(Scope.READ)
  LettersFound search(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    LetterQuery query = LetterParameters.read(parameters);
    DeadLetterStore.Page page = store.search(query);
    return new LettersFound(
        page.items(), page.last().map(place -> Cursor.of(place, query.filters().fingerprint())));
  }

  /** One with its headers. */
  @DeadLetterDocs.One
  @GetMapping("/{id}")
  @RequiresScope(Scope.READ)
  DeadLetterView one(@DeadLetterDocs.Id @PathVariable String id) {
    UUID known = parse(id);
    return view(known).with(content(known).headers());
  }

  /** The record's value as it was: it may hold numbers and words. */
  @DeadLetterDocs.Value
  @GetMapping(path = "/{id}/value", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @RequiresScope(Scope.PRIVACY)
  ResponseEntity<byte[]> value(@DeadLetterDocs.Id @PathVariable String id) {
    return content(parse(id))
        .value()
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  /** Puts the record on its topic again; returns when it is safe there. */
  @DeadLetterDocs.Resend
  @PostMapping("/{id}/resend")
  DeadLetterView resend(@DeadLetterDocs.Id @PathVariable String id) {
    UUID known = parse(id);
    Resending.Result result = resending.resend(List.of(known));
    result.skipped().stream()
        .findFirst()
        .ifPresent(
            skipped -> {
              throw problem(skipped.code());
            });
    return view(known);
  }

  /** Many at once, in the order in which they stood on their topics. */
  @DeadLetterDocs.ResendMany
  @PostMapping("/resend")
  Resent resendMany(@RequestBody ResendRequest request) {
    request.requireUsable();
    Optional<LetterQuery.Filters> filters = request.filter().map(ResendRequest.Filter::filters);
    List<UUID> ids =
        filters
            .map(some -> store.resendable(some, request.limit().orElse(ResendRequest.MOST)))
            .or(request::ids)
            .orElse(List.of());
    Resending.Result result = resending.resend(ids.stream().distinct().toList());
    return new Resent(
        result.resent(), result.skipped(), filters.map(store::countResendable).orElse(0));
  }

  /** Says that the record is not needed. */
  @DeadLetterDocs.Discard
  @PostMapping("/{id}/discard")
  DeadLetterView discard(@DeadLetterDocs.Id @PathVariable String id) {
    UUID known = parse(id);
    if (!store.discard(known)) {
      throw problem(Refusal.of(view(known)));
    }
    return view(known);
  }

  private DeadLetterView view(UUID id) {
    return store.find(id).orElseThrow(() -> problem(Refusal.NOT_FOUND));
  }

  private Content content(UUID id) {
    return store.contentOf(id).orElseThrow(() -> problem(Refusal.NOT_FOUND));
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw problem(Refusal.NOT_FOUND);
    }
  }

  private static ProblemException problem(Refusal why) {
    return new ProblemException(
        why == Refusal.NOT_FOUND ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT,
        why.code(),
        why.detail());
  }

  /**
   * A page.
   *
   * @param next the cursor of the page after it; absent on the last one
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record LettersFound(List<DeadLetterView> items, Optional<String> next) {}

  /**
   * What became of many.
   *
   * @param remaining how many more the filter leaves
   */
  record Resent(int resent, List<Skipped> skipped, int remaining) {}
}
