package dev.hindsight.prompts.model;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * What one answer may take.
 *
 * @param deadline for the whole answer, with a second try
 * @param longest an answer of more bytes is given up
 * @param output tokens that a model may write
 */
record Limits(Duration deadline, DataSize longest, int output) {}
