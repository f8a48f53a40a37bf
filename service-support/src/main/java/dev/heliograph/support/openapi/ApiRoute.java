package dev.heliograph.support.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the API document says of a route beyond what its signature shows. A route may bear it by way
 * of an annotation of its own, so that the words stand in another file than the code.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiRoute {
  /** The operation's id: a verb and what it is done to. */
  String id();

  String summary();

  String description();

  /** What it answers when all went well. */
  Answer answer();

  /**
   * {@code "STATUS code"} of every problem of its own, in {@code problems.json}; those that many
   * routes share (keys, bodies, content types, faults) are added by themselves.
   */
  String[] refuses() default {};

  /** Requests that work as they stand. */
  Request[] requests() default {};

  /** Whether a request does without a body, too. */
  boolean bodyOptional() default false;

  /** An answer. */
  @interface Answer {
    int status();

    String description();

    /** Its body as JSON; none: the answer has no body. */
    String example() default "";

    /** Names of headers that it has, from {@link ApiHeaders}. */
    String[] headers() default {};
  }

  /** An example of a body, in JSON. */
  @interface Request {
    String name();

    String contentType() default "application/json";

    String body();
  }
}
