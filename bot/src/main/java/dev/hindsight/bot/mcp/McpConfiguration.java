package dev.hindsight.bot.mcp;

import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.TextExplainer;
import dev.hindsight.knowledge.Search;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.ai.mcp.server.common.autoconfigure.properties.McpServerStreamableHttpProperties;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Offers the tools and puts the guard before them; only where the operator wants it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "hindsight.mcp.enabled", havingValue = "true")
@ConditionalOnWebApplication
class McpConfiguration {

  /** Wherever the server is put, the guard stands before it; without the one there is no start. */
  @Bean
  FilterRegistrationBean<McpGuard> mcpGuard(
      McpSettings settings, McpServerStreamableHttpProperties server) {
    FilterRegistrationBean<McpGuard> guard =
        new FilterRegistrationBean<>(new McpGuard(settings.token()));
    guard.addUrlPatterns(server.getMcpEndpoint(), server.getMcpEndpoint() + "/*");
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return guard;
  }

  @Bean
  ToolCallbackProvider mcpToolCallbacks(
      Search search,
      IncidentBoard board,
      TextExplainer explainer,
      @Qualifier("redactor") UnaryOperator<String> redactor,
      Clock clock) {
    McpTools tools = new McpTools(search, board, explainer, new Teller(redactor), clock);
    return MethodToolCallbackProvider.builder().toolObjects(tools).build();
  }
}
