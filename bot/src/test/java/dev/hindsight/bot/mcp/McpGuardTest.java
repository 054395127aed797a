package dev.hindsight.bot.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class McpGuardTest {

  private static final String TOKEN = "a-token-of-thirty-two-characters";

  private final McpGuard guard = new McpGuard(TOKEN.getBytes(UTF_8));

  private int status(MockHttpServletRequest request) throws ServletException, IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    MockFilterChain chain = new MockFilterChain();
    guard.doFilter(request, response, chain);
    assertThat(chain.getRequest() != null).isEqualTo(response.getStatus() == 200);
    return response.getStatus();
  }

  private static MockHttpServletRequest post(String authorization) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/mcp");
    request.addHeader("Authorization", authorization);
    request.setContent(new byte[10]);
    return request;
  }

  @Test
  void onlyTheTokenPasses() throws Exception {
    assertThat(status(post("Bearer " + TOKEN))).isEqualTo(200);
    assertThat(status(post("Bearer " + TOKEN + "x"))).isEqualTo(401);
    assertThat(status(post("Bearer"))).isEqualTo(401);
    assertThat(status(post("Basic " + TOKEN))).isEqualTo(401);
    assertThat(status(new MockHttpServletRequest("GET", "/mcp"))).isEqualTo(401);
  }

  @Test
  void noPageOfABrowserPassesAndNothingTooLong() throws Exception {
    MockHttpServletRequest page = post("Bearer " + TOKEN);
    page.addHeader("Origin", "null");
    assertThat(status(page)).isEqualTo(403);

    MockHttpServletRequest tooLong = post("Bearer " + TOKEN);
    tooLong.setContent(new byte[256 * 1024 + 1]);
    assertThat(status(tooLong)).isEqualTo(413);
  }

  @Test
  void aFifthAtOnceIsToldToComeAgain() throws Exception {
    MockHttpServletResponse fifth = new MockHttpServletResponse();

    within(4, fifth);

    assertThat(fifth.getStatus()).isEqualTo(429);
    assertThat(fifth.getHeader("Retry-After")).isEqualTo("1");
    assertThat(status(post("Bearer " + TOKEN))).as("places are given back").isEqualTo(200);
  }

  /** One request within another, so deep. */
  private void within(int more, MockHttpServletResponse last) throws ServletException, IOException {
    MockHttpServletResponse response = more == 0 ? last : new MockHttpServletResponse();
    guard.doFilter(post("Bearer " + TOKEN), response, (request, answer) -> within(more - 1, last));
  }

  @Test
  void aTokenThatCanBeGuessedIsRefusedAtTheStart(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("token");
    Files.writeString(file, "short\n");

    assertThatThrownBy(() -> new McpSettings(true, Optional.of(file.toString())).token())
        .hasMessageContaining("hindsight.mcp.token-file")
        .hasMessageContaining("at least 32");
    assertThatThrownBy(() -> new McpSettings(true, Optional.empty()).token())
        .hasMessageContaining("hindsight.mcp.token-file");
    Files.writeString(file, TOKEN + "\n");
    assertThat(new McpSettings(true, Optional.of(file.toString())).token())
        .isEqualTo(TOKEN.getBytes(UTF_8));
  }
}
