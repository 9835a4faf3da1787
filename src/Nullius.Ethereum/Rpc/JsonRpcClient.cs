using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Nullius.Ethereum;

/// <summary>Asks a node by JSON-RPC 2.0 over HTTP. Any number of threads may ask.</summary>
public sealed class JsonRpcClient : IDisposable
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    private readonly HttpClient http;
    private readonly Uri url;
    private readonly JsonRpcOptions options;
    private long lastId;

    /// <summary>Prepares to ask the node at a URL; nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">The URL is not one of HTTP or HTTPS.</exception>
    public JsonRpcClient(Uri url, JsonRpcOptions? options = null)
        : this(url, NewHandler(url), options)
    {
    }

    /// <summary>Prepares to ask the node at a URL through a handler, which is disposed of with this.</summary>
    /// <exception cref="ArgumentException">The URL is not one of HTTP or HTTPS.</exception>
    public JsonRpcClient(Uri url, HttpMessageHandler handler, JsonRpcOptions? options = null)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException("The URL of a node begins with http:// or https://.", nameof(url));
        this.url = url;
        this.options = options ?? JsonRpcOptions.Default;
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        Endpoint = url.GetLeftPart(UriPartial.Scheme) + url.Authority;
    }

    /// <summary>The URL up to the host and port, for messages: what follows often is a secret of the user.</summary>
    public string Endpoint { get; }

    /// <summary>Asks one thing.</summary>
    /// <returns>The result; it may be a JSON null.</returns>
    /// <exception cref="JsonRpcException">The node answers with an error.</exception>
    /// <exception cref="NodeUnavailableException">No node answers, or it is too busy or does not let the caller in.</exception>
    /// <exception cref="NodeProtocolException">The answer is not JSON-RPC.</exception>
    public async Task<JsonElement> InvokeAsync(string method, IReadOnlyList<JsonNode?> parameters, CancellationToken cancellationToken = default)
    {
        long id = Interlocked.Increment(ref lastId);
        (HttpStatusCode status, byte[] body) = await PostAsync(Serialize(id, method, parameters), cancellationToken).ConfigureAwait(false);
        JsonRpcResponse? response = Parse(body);
        if (response?.Error is { } error)
            throw new JsonRpcException(method, error);
        if ((int)status is < 200 or > 299)
            throw new NodeUnavailableException($"The node at {Endpoint} does not answer {method}: HTTP status {(int)status} ({status}).");
        if (response is null || response.Id != id || response.Result.ValueKind == JsonValueKind.Undefined)
            throw new NodeProtocolException($"What answers at {Endpoint} is not an Ethereum node: its answer to {method} is not JSON-RPC.");
        return response.Result;
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>Asks one thing and reads the result; null where the result is.</summary>
    internal async Task<T?> InvokeAsync<T>(string method, IReadOnlyList<JsonNode?> parameters, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        JsonElement result = await InvokeAsync(method, parameters, cancellationToken).ConfigureAwait(false);
        return result.ValueKind == JsonValueKind.Null ? null : Read(method, result, type);
    }

    /// <summary>Asks one thing and reads the result, which may not be null.</summary>
    internal async Task<T> InvokeValueAsync<T>(string method, IReadOnlyList<JsonNode?> parameters, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(method, await InvokeAsync(method, parameters, cancellationToken).ConfigureAwait(false), type);

    private static SocketsHttpHandler NewHandler(Uri url) => new()
    {
        UseProxy = !(url.IsAbsoluteUri && url.IsLoopback),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private static byte[] Serialize(long id, string method, IReadOnlyList<JsonNode?> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc"u8, "2.0"u8);
            writer.WriteNumber("id"u8, id);
            writer.WriteString("method"u8, method);
            writer.WriteStartArray("params"u8);
            foreach (JsonNode? parameter in parameters)
                Write(writer, parameter);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        if (node is null)
            writer.WriteNullValue();
        else
            node.WriteTo(writer);
    }

    private static JsonRpcResponse? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EthereumJson.Default.JsonRpcResponse);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Reason(Exception exception) => exception.InnerException is SocketException socket
        ? socket.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "the connection is refused",
            SocketError.HostNotFound or SocketError.NoData => "the host is unknown",
            _ => socket.Message,
        }
        : exception.Message.TrimEnd('.');

    private T Read<T>(string method, JsonElement result, JsonTypeInfo<T> type)
    {
        try
        {
            return result.Deserialize(type) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new NodeProtocolException($"The answer of the node at {Endpoint} to {method} is not understood: {exception.Message}", exception);
        }
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.RequestDurationMax, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = JsonType } };
            using HttpResponseMessage response =
                await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(options.ResponseBytesMax, either.Token).ConfigureAwait(false);
            return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NodeUnavailableException(
                $"The node at {Endpoint} does not answer within {options.RequestDurationMax.TotalSeconds:0.#} seconds.", exception);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new NodeProtocolException($"The answer of the node at {Endpoint} is longer than {options.ResponseBytesMax} bytes.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new NodeUnavailableException(
                $"No Ethereum node answers at {Endpoint}: {Reason(exception)}. Start one there, or give the URL of another.", exception);
        }
    }
}
