using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Tabletop.Web;

/// <summary>
/// Serves the browser client from <c>wwwroot</c> beside the program, so that it is the same whether the console was started
/// from its source, by the command line, by a test or from a release.
/// </summary>
public static class ClientFiles
{
    // The first one that the browser takes and that the bundle has is sent.
    private static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>Call this before the routes: a path without a file goes on to them.</summary>
    public static void UseClient(this WebApplication app)
    {
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        app.Use((context, next) =>
        {
            PreferCompressed(context.Request, files);
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new CompressedContentTypes(),
            OnPrepareResponse = Prepare,
        });
        app.MapFallbackToFile("{*path:nonfile}", "index.html", new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = Prepare,
        });
    }

    private static void PreferCompressed(HttpRequest request, PhysicalFileProvider files)
    {
        if (!HttpMethods.IsGet(request.Method) || !request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
        {
            return;
        }

        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, extension) in Compressed)
        {
            var isAccepted = accepted.Any(each => StringSegment.Equals(each.Value, encoding, StringComparison.OrdinalIgnoreCase) && each.Quality != 0);
            if (isAccepted && files.GetFileInfo(request.Path.Value + extension).Exists)
            {
                request.Path += extension;
                return;
            }
        }
    }

    private static void Prepare(StaticFileResponseContext context)
    {
        var headers = context.Context.Response.Headers;
        // The names under /assets hold a hash of the content; everything else must be asked for again.
        var isHashed = context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal);
        headers.CacheControl = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        foreach (var (encoding, extension) in Compressed)
        {
            if (context.File.Name.EndsWith(extension, StringComparison.Ordinal))
            {
                headers.ContentEncoding = encoding;
            }
        }
    }

    /// <summary><c>app.js.br</c> is a script, whatever it is packed in.</summary>
    private sealed class CompressedContentTypes : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _plain = new();

        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType)
        {
            foreach (var (_, extension) in Compressed)
            {
                if (subpath.EndsWith(extension, StringComparison.Ordinal))
                {
                    return _plain.TryGetContentType(subpath[..^extension.Length], out contentType);
                }
            }

            return _plain.TryGetContentType(subpath, out contentType);
        }
    }
}
