package dev.hindsight.bench.aws;

import java.time.Instant;
import java.util.Set;

/**
 * One call in the proxy's journal.
 *
 * @param number in the order in which they were passed on or answered
 * @param operation its name, or method and path
 * @param region where
 * @param values what it is given, each value once
 * @param writes whether it was no read and no dry run
 * @param bodyHash SHA-256; the same where the same was sent again
 * @param fault what the proxy did to it
 * @param forwarded the server behind the proxy saw it
 * @param applied that server did it, whatever was answered
 * @param answered the status that went back; 0 where the connection was cut
 */
public record AwsSeen(
    int number,
    Instant at,
    String service,
    String operation,
    String region,
    Set<String> values,
    boolean writes,
    String bodyHash,
    String fault,
    boolean forwarded,
    boolean applied,
    int answered) {}
