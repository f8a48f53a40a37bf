package dev.heliograph.support.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives what the server refused before any route saw it the form of every other problem. */
@Hidden
@RestController
final class RefusedBefore implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> told(HttpServletRequest request) {
    HttpStatus status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
            ? known(given)
            : HttpStatus.NOT_FOUND; // asked for by its name: there is no such page
    return ResponseEntity.status(status)
        .body(ProblemBody.of(status, ProblemCodes.of(status), ProblemCodes.detail(status)));
  }

  private static HttpStatus known(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null || !known.isError() ? HttpStatus.INTERNAL_SERVER_ERROR : known;
  }
}
