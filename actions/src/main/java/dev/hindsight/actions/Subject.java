package dev.hindsight.actions;

import java.util.Optional;

/** What an alert points at, as far as its labels say; the observer finds the workload behind it. */
public record Subject(String namespace, Optional<String> deployment, Optional<String> pod) {}
