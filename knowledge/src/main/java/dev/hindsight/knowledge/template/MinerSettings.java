package dev.hindsight.knowledge.template;

/**
 * How a miner works; the same for every system.
 *
 * @param mostTemplates kept in memory; beyond it those go that were not seen for longest
 * @param masks whether values are told by their look
 * @param headers whether what stands before a raw line's message is left out
 */
public record MinerSettings(int mostTemplates, boolean masks, boolean headers) {

  /** As the product runs: more than are kept, so that all those fit in beside new ones. */
  public static final MinerSettings USUAL = new MinerSettings(25_000, true, true);

  public MinerSettings {
    if (mostTemplates < 1) {
      throw new IllegalArgumentException("a miner of no templates");
    }
  }
}
