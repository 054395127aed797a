package dev.hindsight.bot.digest;

import dev.hindsight.bot.digest.Figures.Past;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * The trend as a picture: two rows of bars with their numbers, on a ground of its own, so that it
 * is read in a light window as in a dark one.
 */
public final class TrendChart {

  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 420;
  private static final int MARGIN = 40;
  private static final int BASE = HEIGHT - 76;
  private static final int TALLEST = 210;
  private static final Color GROUND = new Color(0xFFFFFF);
  private static final Color FRAME = new Color(0x8A8F98);
  private static final Color INK = new Color(0x1D1C1D);
  private static final Color PAST = new Color(0x9DB2C9);
  private static final Color NOW = new Color(0x1264A3);

  private TrendChart() {}

  /** What the picture shows, in words. */
  public static String alt(List<Past> trend) {
    return "Incidents a week, the oldest first: %s. Alerts a week: %s."
        .formatted(numbers(trend, Past::incidents), numbers(trend, Past::alerts));
  }

  private static String numbers(List<Past> trend, ToIntFunction<Past> number) {
    return trend.stream()
        .map(past -> "W%02d %d".formatted(past.week().number(), number.applyAsInt(past)))
        .collect(Collectors.joining(", "));
  }

  /** The picture, as PNG. */
  public static byte[] png(List<Past> trend) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    ground(pen);
    int half = WIDTH / 2;
    bars(pen, 0, half, "Incidents a week", trend, Past::incidents);
    bars(pen, half, half, "Alerts a week", trend, Past::alerts);
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory", e);
    }
    return png.toByteArray();
  }

  private static void ground(Graphics2D pen) {
    RoundRectangle2D card = new RoundRectangle2D.Float(1, 1, WIDTH - 2, HEIGHT - 2, 24, 24);
    pen.setColor(GROUND);
    pen.fill(card);
    pen.setColor(FRAME);
    pen.draw(card);
  }

  private static void bars(
      Graphics2D pen, int left, int width, String title, List<Past> trend, ToIntFunction<Past> of) {
    pen.setColor(INK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 26));
    pen.drawString(title, left + MARGIN, 50);
    int most = Math.max(1, trend.stream().mapToInt(of).max().orElse(0));
    int step = (width - 2 * MARGIN) / Math.max(1, trend.size());
    for (int i = 0; i < trend.size(); i++) {
      boolean last = i == trend.size() - 1;
      int value = of.applyAsInt(trend.get(i));
      int height = (int) Math.round((double) TALLEST * value / most);
      int middle = left + MARGIN + i * step + step / 2;
      pen.setColor(last ? NOW : PAST);
      pen.fillRect(middle - step / 2 + 6, BASE - height, step - 12, Math.max(height, 2));
      pen.setColor(INK);
      // the week told of differs by more than its colour
      pen.setFont(new Font(Font.SANS_SERIF, last ? Font.BOLD : Font.PLAIN, 22));
      centred(pen, Integer.toString(value), middle, BASE - Math.max(height, 2) - 8);
      centred(pen, "W%02d".formatted(trend.get(i).week().number()), middle, BASE + 32);
    }
    pen.setColor(FRAME);
    pen.drawLine(left + MARGIN, BASE, left + width - MARGIN, BASE);
  }

  private static void centred(Graphics2D pen, String text, int middle, int line) {
    pen.drawString(text, middle - pen.getFontMetrics().stringWidth(text) / 2, line);
  }
}
