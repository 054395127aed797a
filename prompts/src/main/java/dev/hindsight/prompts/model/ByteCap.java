package dev.hindsight.prompts.model;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Gives an answer up once it is longer than so many bytes. */
record ByteCap(long most) implements Interceptor {

  /** The answer is too long. */
  static final class TooLong extends IOException {

    private static final long serialVersionUID = 1L;

    TooLong(long most) {
      super("an answer of more than " + most + " bytes");
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.newBuilder().body(new Capped(response.body(), most)).build();
  }

  private static final class Capped extends ResponseBody {

    private final ResponseBody body;
    private final BufferedSource source;

    Capped(ResponseBody body, long most) {
      this.body = body;
      source = Okio.buffer(new Counted(body.source(), most));
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }

  private static final class Counted extends ForwardingSource {

    private final long most;
    private long read;

    Counted(Source source, long most) {
      super(source);
      this.most = most;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long count = super.read(sink, byteCount);
      read += Math.max(0, count);
      if (read > most) {
        throw new TooLong(most);
      }
      return count;
    }
  }
}
