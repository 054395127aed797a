package dev.hindsight.local.cluster.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.hindsight.local.cluster.store.Json;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Authentication;
import io.kubernetes.client.proto.V1Authorization;
import io.kubernetes.client.proto.V1Autoscaling;
import io.kubernetes.client.proto.V1Batch;
import io.kubernetes.client.proto.V1Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Turns the protobuf bodies that newer kubectl sends into the JSON they stand for. */
final class Protobuf {

  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private Protobuf() {}

  /** Throws the 415 of the API for a kind that is not known here, 400 for garbage. */
  static ObjectNode toJson(byte[] body) {
    if (!Arrays.equals(body, 0, Math.min(MAGIC.length, body.length), MAGIC, 0, MAGIC.length)) {
      throw ApiFailure.badRequest("provided data does not appear to be a protobuf message");
    }
    try {
      byte[] rest = Arrays.copyOfRange(body, MAGIC.length, body.length);
      // never the generated classes: theirs are too old for the library that reads them
      var envelope = DynamicMessage.parseFrom(Runtime.Unknown.getDescriptor(), rest);
      ObjectNode meta = Json.child(object(envelope), "typeMeta");
      String kind = Json.text(meta, "kind");
      String version = Json.text(meta, "apiVersion");
      Descriptor type = type(version, kind).orElseThrow(ApiFailure::unknownFormat);
      Object raw = envelope.getField(envelope.getDescriptorForType().findFieldByName("raw"));
      ObjectNode object = object(DynamicMessage.parseFrom(type, (ByteString) raw));
      return object.put("kind", kind).put("apiVersion", version);
    } catch (InvalidProtocolBufferException e) {
      throw ApiFailure.badRequest("the body is not protobuf: " + e.getMessage());
    }
  }

  private static Optional<Descriptor> type(String version, String kind) {
    FileDescriptor file =
        switch (kind.equals("DeleteOptions") ? "meta" : version) {
          case "v1" -> V1.getDescriptor();
          case "apps/v1" -> V1Apps.getDescriptor();
          case "batch/v1" -> V1Batch.getDescriptor();
          case "policy/v1" -> V1Policy.getDescriptor();
          case "autoscaling/v1" -> V1Autoscaling.getDescriptor();
          case "authentication.k8s.io/v1" -> V1Authentication.getDescriptor();
          case "authorization.k8s.io/v1" -> V1Authorization.getDescriptor();
          default -> Meta.getDescriptor();
        };
    return Optional.ofNullable(file.findMessageTypeByName(kind));
  }

  private static ObjectNode object(Message message) {
    ObjectNode object = Json.object();
    message.getAllFields().forEach((field, value) -> put(object, field, value));
    return object;
  }

  private static void put(ObjectNode to, FieldDescriptor field, Object value) {
    if (field.isMapField()) {
      ObjectNode map = Json.child(to, field.getName());
      ((List<?>) value).forEach(entry -> entry(map, (Message) entry));
    } else if (field.isRepeated()) {
      var list = Json.array();
      ((List<?>) value).forEach(item -> list.add(ProtobufValues.of(item, Protobuf::object)));
      to.set(field.getName(), list);
    } else if (ProtobufValues.isInlined(field.getName()) && value instanceof Message inlined) {
      to.setAll(object(inlined));
    } else if (!ProtobufValues.isEmpty(value)) {
      to.set(field.getName(), ProtobufValues.of(value, Protobuf::object));
    }
  }

  private static void entry(ObjectNode map, Message entry) {
    Descriptor type = entry.getDescriptorForType();
    String key = String.valueOf(entry.getField(type.findFieldByName("key")));
    Object value = entry.getField(type.findFieldByName("value"));
    map.set(key, ProtobufValues.of(value, Protobuf::object));
  }
}
