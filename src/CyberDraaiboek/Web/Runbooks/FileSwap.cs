namespace CyberDraaiboek.Web.Runbooks;

/// <summary>A file that takes the place of another.</summary>
/// <param name="Target">Full path; need not exist.</param>
/// <param name="Kept">Where a copy of what is there goes first.</param>
/// <param name="Bytes">What comes in its place.</param>
internal sealed record FileSwap(string Target, string Kept, ReadOnlyMemory<byte> Bytes)
{
    private string Fresh => Path.Combine(Path.GetDirectoryName(Target)!, $".{Path.GetFileName(Target)}.nieuw");

    private bool Replaces => File.Exists(Kept);

    /// <summary>
    /// Does all of them, or leaves the disk as it was. First everything that can fail for want of room or rights: the copies of the old files
    /// and the new ones beside them; only then the renames, which are undone when one fails.
    /// </summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write there.</exception>
    public static void All(IReadOnlyList<FileSwap> files)
    {
        var done = new List<FileSwap>();
        try
        {
            foreach (var file in files)
            {
                file.Prepare();
            }

            foreach (var file in files)
            {
                File.Move(file.Fresh, file.Target, overwrite: true);
                done.Add(file);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            foreach (var file in files)
            {
                file.Undo(renamed: done.Contains(file));
            }

            throw;
        }
    }

    private void Prepare()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        if (File.Exists(Target))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
            File.Copy(Target, Kept);
        }

        using var stream = new FileStream(Fresh, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(Bytes.Span);
        stream.Flush(flushToDisk: true);
    }

    private void Undo(bool renamed)
    {
        if (File.Exists(Fresh))
        {
            File.Delete(Fresh);
        }

        if (renamed && Replaces)
        {
            File.Copy(Kept, Target, overwrite: true);
        }
        else if (renamed)
        {
            File.Delete(Target);
        }
    }
}
