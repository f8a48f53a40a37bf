package dev.heliograph.support.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Problem responses in every service. */
@AutoConfiguration
@Import(ProblemAdvice.class)
public class ProblemConfiguration {}
