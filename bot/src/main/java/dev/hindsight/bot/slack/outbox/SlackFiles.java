package dev.hindsight.bot.slack.outbox;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.methods.impl.FilesUploadV2Helper;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.request.files.FilesUploadV2Request;
import com.slack.api.methods.request.files.FilesUploadV2Request.UploadFile;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.model.File;
import dev.hindsight.actions.PlanStatus.ScriptFile;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls that bring files to Slack; an uploaded one is seen by nobody until it is shared. */
public class SlackFiles {

  private final MethodsClient slack;

  public SlackFiles(MethodsClient slack) {
    this.slack = slack;
  }

  /** Uploads it; its id is in {@code ts}. */
  SlackAnswer upload(ScriptFile file) {
    UploadFile upload =
        UploadFile.builder()
            .filename(file.name())
            .title(file.name())
            .snippetType(file.type())
            .content(file.text())
            .build();
    return upload(upload);
  }

  /**
   * Brings a picture that messages may show; shared with nobody by itself. Its id is in {@code ts}.
   *
   * @param alt what it shows, in words
   */
  SlackAnswer picture(String name, byte[] png, String alt) {
    UploadFile upload =
        UploadFile.builder().filename(name).title(name).fileData(png).altTxt(alt).build();
    SlackAnswer uploaded = upload(upload);
    return uploaded instanceof Done(_, String id)
        ? SlackCalls.call(
            () ->
                slack.filesCompleteUploadExternal(
                    r -> r.files(List.of(FileDetails.builder().id(id).build()))),
            _ -> uploaded)
        : uploaded;
  }

  private SlackAnswer upload(UploadFile upload) {
    try (FilesUploadV2Helper helper = new FilesUploadV2Helper(slack)) {
      return new Done("", helper.uploadFile(FilesUploadV2Request.builder().build(), upload));
    } catch (SlackFilesUploadV2Exception e) {
      return failed(e);
    } catch (SlackApiException e) {
      return SlackCalls.failed(e);
    } catch (IOException e) {
      return new Unsure(e.toString());
    }
  }

  private static SlackAnswer failed(SlackFilesUploadV2Exception e) {
    Optional<FilesGetUploadURLExternalResponse> refused =
        e.getGetURLResponses().stream().filter(r -> !r.isOk()).findFirst();
    return refused
        .<SlackAnswer>map(r -> new Refused(r.getError(), Optional.ofNullable(r.getNeeded())))
        .orElseGet(() -> new Unsure("the upload did not go through"));
  }

  /** Shares uploaded files in a thread, with a few words. */
  SlackAnswer share(String channel, String thread, List<String> files, String words) {
    List<FileDetails> details =
        files.stream().map(id -> FileDetails.builder().id(id).build()).toList();
    return SlackCalls.call(
        () ->
            slack.filesCompleteUploadExternal(
                r -> r.files(details).channelId(channel).threadTs(thread).initialComment(words)),
        _ -> new Done(channel, files.getFirst()));
  }

  /** Whether it was shared: {@code ts} is empty when it was not. */
  SlackAnswer shared(String file) {
    return SlackCalls.call(
        () -> slack.filesInfo(r -> r.file(file)),
        response -> new Done("", isShared(response.getFile()) ? file : ""));
  }

  /** Nobody sees it any more. */
  SlackAnswer delete(String file) {
    return SlackCalls.call(() -> slack.filesDelete(r -> r.file(file)), _ -> new Done("", file));
  }

  private static boolean isShared(File file) {
    return file.getShares() != null
        && Stream.of(file.getShares().getPublicChannels(), file.getShares().getPrivateChannels())
            .anyMatch(places -> places != null && !Map.copyOf(places).isEmpty());
  }
}
