package dev.heliograph.dispatch.gates;

import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.problem.ProblemException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows providers and their senders, pauses and resumes them, and sets their limits. */
@RestController
@RequestMapping("/v1/providers")
@RequiresScope(Scope.MANAGE)
class ProvidersController {
  private final Gates gates;
  private final Senders senders;
  private final ProvidersView view;

  ProvidersController(Gates gates, Senders senders, ProvidersView view) {
    this.gates = gates;
    this.senders = senders;
    this.view = view;
  }

  @ProviderDocs.Show
  @GetMapping
  @RequiresScope(Scope.READ)
  ProvidersView.ShownProviders show() {
    return view.now();
  }

  @ProviderDocs.PauseAll
  @PostMapping("/pause")
  ProvidersView.ShownProviders pause(
      @RequestBody(required = false) @Nullable PauseRequest why, Caller caller) {
    return pause(Target.EVERYTHING, why, caller);
  }

  @ProviderDocs.ResumeAll
  @PostMapping("/resume")
  ProvidersView.ShownProviders resume(Caller caller) {
    return resume(Target.EVERYTHING, caller);
  }

  @ProviderDocs.PauseProvider
  @PostMapping("/{provider}/pause")
  ProvidersView.ShownProviders pause(
      @ProviderDocs.Provider @PathVariable String provider,
      @RequestBody(required = false) @Nullable PauseRequest why,
      Caller caller) {
    return pause(known(provider), why, caller);
  }

  @ProviderDocs.ResumeProvider
  @PostMapping("/{provider}/resume")
  ProvidersView.ShownProviders resume(
      @ProviderDocs.Provider @PathVariable String provider, Caller caller) {
    return resume(known(provider), caller);
  }

  @ProviderDocs.PauseSender
  @PostMapping("/{provider}/senders/{sender}/pause")
  ProvidersView.ShownProviders pause(
      @ProviderDocs.Provider @PathVariable String provider,
      @ProviderDocs.Sender @PathVariable String sender,
      @RequestBody(required = false) @Nullable PauseRequest why,
      Caller caller) {
    return pause(Target.sender(known(provider, sender)), why, caller);
  }

  @ProviderDocs.ResumeSender
  @PostMapping("/{provider}/senders/{sender}/resume")
  ProvidersView.ShownProviders resume(
      @ProviderDocs.Provider @PathVariable String provider,
      @ProviderDocs.Sender @PathVariable String sender,
      Caller caller) {
    return resume(Target.sender(known(provider, sender)), caller);
  }

  @ProviderDocs.SetLimit
  @PutMapping("/{provider}/senders/{sender}/limit")
  ProvidersView.ShownProviders limit(
      @ProviderDocs.Provider @PathVariable String provider,
      @ProviderDocs.Sender @PathVariable String sender,
      @RequestBody LimitRequest limit,
      Caller caller) {
    return limit(known(provider, sender), OptionalDouble.of(limit.usable()), caller);
  }

  @ProviderDocs.RemoveLimit
  @DeleteMapping("/{provider}/senders/{sender}/limit")
  ProvidersView.ShownProviders unlimited(
      @ProviderDocs.Provider @PathVariable String provider,
      @ProviderDocs.Sender @PathVariable String sender,
      Caller caller) {
    return limit(known(provider, sender), OptionalDouble.empty(), caller);
  }

  private ProvidersView.ShownProviders pause(
      Target target, @Nullable PauseRequest why, Caller caller) {
    gates.pause(target, caller.name(), PauseRequest.reasonOf(why));
    return view.now();
  }

  private ProvidersView.ShownProviders resume(Target target, Caller caller) {
    gates.resume(target, caller.name());
    return view.now();
  }

  private ProvidersView.ShownProviders limit(Route route, OptionalDouble perSecond, Caller caller) {
    gates.limit(route, perSecond, caller.name());
    return view.now();
  }

  private Target known(String provider) {
    if (senders.all().stream().noneMatch(route -> route.provider().equals(provider))) {
      throw unknown("provider_unknown", "There is no provider of this name.");
    }
    return Target.provider(provider);
  }

  private Route known(String provider, String sender) {
    known(provider);
    return senders.all().stream()
        .filter(route -> route.provider().equals(provider) && route.sender().equals(sender))
        .findFirst()
        .orElseThrow(() -> unknown("sender_unknown", "The provider has no sender of this name."));
  }

  private static ProblemException unknown(String code, String detail) {
    return new ProblemException(HttpStatus.NOT_FOUND, code, detail);
  }
}
