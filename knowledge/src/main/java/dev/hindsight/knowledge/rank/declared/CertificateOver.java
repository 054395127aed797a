package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** A certificate that says of itself that it ended before the objects were made. */
final class CertificateOver implements Rule {

  @Override
  public Stream<Flaw> flaws(World world) {
    Optional<Instant> newest =
        world.objects().stream()
            .flatMap(object -> moment(object.text("/metadata/creationTimestamp")).stream())
            .max(java.util.Comparator.naturalOrder());
    return world.of("Secret", "Certificate").flatMap(holder -> of(holder, newest).stream());
  }

  private static Optional<Flaw> of(Given holder, Optional<Instant> now) {
    Optional<Instant> end = moment(holder.text("/status/notAfter")).or(() -> certificate(holder));
    return end.filter(at -> now.filter(at::isBefore).isPresent())
        .map(
            at ->
                Flaw.at(
                    holder,
                    "certificate in %s %s expired on %s"
                        .formatted(holder.kind(), holder.name(), at),
                    holder.kind().equals("Secret") ? "tls.crt" : "notAfter"));
  }

  private static Optional<Instant> certificate(Given secret) {
    String text = secret.object().path("data").path("tls.crt").asString("");
    if (text.isEmpty() || text.length() > 100_000) {
      return Optional.empty();
    }
    try {
      byte[] pem = Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
      return Optional.of(
          ((X509Certificate)
                  CertificateFactory.getInstance("X.509")
                      .generateCertificate(new ByteArrayInputStream(pem)))
              .getNotAfter()
              .toInstant());
    } catch (CertificateException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (java.time.format.DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
