package dev.heliograph.simulator.web;

/** Answers the requests under one path. */
@FunctionalInterface
public interface Routes {
  Answer answer(Call call) throws InterruptedException;
}
