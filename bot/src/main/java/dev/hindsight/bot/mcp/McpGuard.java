package dev.hindsight.bot.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through what shows the token, is no page of a browser and is not too long; a few at once,
 * for incidents come first.
 */
final class McpGuard extends OncePerRequestFilter {

  private static final int AT_ONCE = 4;
  private static final long LONGEST = 256 * 1024;
  private static final String BEARER = "Bearer ";

  private final byte[] token;
  private final Semaphore places = new Semaphore(AT_ONCE);

  McpGuard(byte[] token) {
    this.token = token.clone();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<HttpStatus> refusal = refusal(request);
    if (refusal.isPresent()) {
      refuse(response, refusal.get());
    } else if (!places.tryAcquire()) {
      response.setHeader("Retry-After", "1");
      refuse(response, HttpStatus.TOO_MANY_REQUESTS);
    } else {
      try {
        chain.doFilter(request, response);
      } finally {
        places.release();
      }
    }
  }

  /** Who does not show the token learns nothing else. */
  private Optional<HttpStatus> refusal(HttpServletRequest request) {
    if (!MessageDigest.isEqual(token, shown(request).getBytes(UTF_8))) {
      return Optional.of(HttpStatus.UNAUTHORIZED);
    }
    if (request.getHeader("Origin") != null) {
      return Optional.of(HttpStatus.FORBIDDEN);
    }
    return request.getMethod().equals("POST") && tooLong(request)
        ? Optional.of(HttpStatus.CONTENT_TOO_LARGE)
        : Optional.empty();
  }

  private static String shown(HttpServletRequest request) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    return header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
  }

  private static void refuse(HttpServletResponse response, HttpStatus status) {
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"hindsight\"");
    }
    response.setStatus(status.value());
  }

  /** Also where nobody says how long it is. */
  private static boolean tooLong(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length < 0 || length > LONGEST;
  }
}
