using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Tabletop.Web.Uploads;

/// <summary>
/// Writes the files of a request into a folder, as they come. Nothing is held in memory, and what goes over a limit is cut off there,
/// whatever length the request says it has.
/// </summary>
internal sealed class Intake(HttpContext context, string folder)
{
    private const int BufferBytes = 64 * 1024;
    private const int LongestBoundary = 100;

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] _buffer = new byte[BufferBytes];

    /// <returns>What the scenario's own file is called where it comes from.</returns>
    /// <exception cref="UploadRefusedException">What comes is not taken.</exception>
    /// <exception cref="BadHttpRequestException">The request is larger than any may be, or cut short.</exception>
    public async Task<string> Take(CancellationToken late)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type))
        {
            throw UploadRefusedException.NotFiles();
        }

        if (type.MediaType.Equals("application/yaml", StringComparison.OrdinalIgnoreCase))
        {
            Allow(UploadLimits.MostTextBytes);
            await Keep(UploadNames.Scenario, context.Request.Body, late);
            return UploadNames.Scenario;
        }

        if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary)
        {
            Allow(UploadLimits.MostBytes);
            await TakeParts(boundary, late);
            return _names.Contains(UploadNames.Scenario) ? UploadNames.Scenario : NameTheOnlyOne();
        }

        throw UploadRefusedException.NotFiles();
    }

    /// <summary>The server itself stops there: it counts what comes, and not what was promised.</summary>
    private void Allow(long bytes) => context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = bytes;

    private async Task TakeParts(string boundary, CancellationToken late)
    {
        var reader = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4 * 1024 };
        try
        {
            while (await reader.ReadNextSectionAsync(late) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFileDisposition())
                {
                    throw UploadRefusedException.Broken();
                }

                var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                await Keep(name.Value ?? "", section.Body, late);
            }
        }
        catch (Exception problem) when (problem is InvalidDataException || (problem is IOException and not BadHttpRequestException))
        {
            throw UploadRefusedException.Broken();
        }
    }

    /// <summary>A scenario that is one file may be called anything.</summary>
    private string NameTheOnlyOne()
    {
        if (_names.Where(name => UploadNames.MediaType(name) is null).ToArray() is not [var only])
        {
            throw UploadRefusedException.NoScenario();
        }

        File.Move(Path.Combine(folder, only), Path.Combine(folder, UploadNames.Scenario));
        return only;
    }

    private async Task Keep(string name, Stream from, CancellationToken late)
    {
        UploadNames.Check(name);
        if (_names.Count == UploadLimits.MostFiles)
        {
            throw UploadRefusedException.TooMany();
        }

        if (!_names.Add(name))
        {
            throw UploadRefusedException.WrongName($"'{name}' twice");
        }

        var type = UploadNames.MediaType(name);
        var path = Path.Combine(type is null ? folder : Directory.CreateDirectory(Path.Combine(folder, "media")).FullName, name);
        var most = type is null ? UploadLimits.MostTextBytes : UploadLimits.MostMediaBytes;
        await using var file = new FileStream(path, Options());
        var length = 0;
        for (var read = await from.ReadAsync(_buffer, late); read > 0; read = await from.ReadAsync(_buffer, late))
        {
            length += read;
            if (length > most)
            {
                throw UploadRefusedException.TooLarge(name, most);
            }

            await file.WriteAsync(_buffer.AsMemory(0, read), late);
        }

        if (type is not null && !MediaContent.Is(type, await Head(file, late)))
        {
            throw UploadRefusedException.WrongType(name);
        }

        await Task.Run(() => file.Flush(flushToDisk: true), late);
    }

    private async Task<byte[]> Head(FileStream file, CancellationToken late)
    {
        file.Position = 0;
        var length = await file.ReadAtLeastAsync(_buffer.AsMemory(0, MediaContent.HeadBytes), MediaContent.HeadBytes, throwOnEndOfStream: false, late);
        return _buffer[..length];
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
