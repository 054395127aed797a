package dev.hindsight.prompts;

import java.util.List;
import java.util.function.Function;

/**
 * Something a model may look at; it changes nothing.
 *
 * @param argument what its one argument means; empty where it takes none
 * @param read gives lines, redacted; may throw, and is then told to be out of order
 */
public record Tool(
    String name, String description, String argument, Function<String, List<String>> read) {}
