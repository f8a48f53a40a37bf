package dev.heliograph.status.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of messages. */
@RestController
@RequestMapping("/v1/messages")
@RequiresScope(Scope.READ)
@EnableConfigurationProperties(SearchSettings.class)
class MessagesController {
  private final MessageHistory history;
  private final SearchSettings settings;

  MessagesController(MessageHistory history, SearchSettings settings) {
    this.history = history;
    this.settings = settings;
  }

  /** One message with all that was heard of it. */
  @MessageDocs.One
  @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  MessageView one(
      @Parameter(description = "The message's id.", schema = @Schema(format = "uuid")) @PathVariable
          String id) {
    return parse(id)
        .flatMap(history::find)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "message_not_found",
                    "There is no message of this id; one that was just accepted may take a"
                        + " moment."));
  }

  /** The newest first. */
  @MessageDocs.Search
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Found search(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    MessageQuery query = QueryParameters.read(parameters, settings.region());
    MessageHistory.Page page = history.search(query);
    return new Found(
        page.items(), page.last().map(position -> Cursor.of(position, query.filters())));
  }

  private static Optional<MessageId> parse(String id) {
    try {
      return Optional.of(MessageId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A page.
   *
   * @param next the cursor of the page after it; absent on the last one
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Found(List<MessageView> items, Optional<String> next) {}
}
