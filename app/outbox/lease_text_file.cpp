// SPDX-License-Identifier: MIT
#include "outbox/lease_text_file.h"

#include "outbox/outgoing_leases.h"
#include "outbox/output_file.h"

#include <QElapsedTimer>
#include <QStringEncoder>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype blockCharacters = 64 * 1024;
constexpr qint64 textProgressMs = 50;

/// Objects between commas are no JSON text by themselves: they are copied to be pasted into one.
CopyFormat formInFile(CopyFormat format)
{
    if (fileSuffix(format) == "json"_L1 && format.opening.isEmpty() && format.closing.isEmpty()) {
        format.opening = u"[\n"_s;
        format.closing = u"\n]"_s;
    }
    return format;
}

bool writeInBlocks(OutputFile &file, QStringView text, const std::function<bool()> &goOn)
{
    QStringEncoder encode(QStringEncoder::Utf8);
    while (!text.isEmpty() && goOn()) {
        const QStringView block = text.left(blockCharacters);
        text = text.sliced(block.size());
        const QByteArray bytes = encode(block);
        if (!file.write(bytes.constData(), bytes.size()))
            return false;
    }
    return true;
}

} // namespace

QString fileSuffix(const CopyFormat &format)
{
    if (format.quoting == Quoting::JsonString) {
        const QString opening = format.opening.trimmed();
        if (opening.isEmpty() && format.pattern.startsWith("- "_L1))
            return u"yaml"_s;
        // In a pattern, a brace that is written as it is stands twice.
        const bool isObject = opening.isEmpty() ? format.pattern.trimmed().startsWith("{{"_L1)
                                                : opening.startsWith(u'{') || opening.startsWith(u'[');
        if (isObject && format.separator.trimmed() == ","_L1)
            return u"json"_s;
    }
    return u"txt"_s;
}

bool canAppend(const CopyFormat &format)
{
    return format.opening.isEmpty() && format.closing.isEmpty() && format.separator.contains(u'\n')
        && format.separator.trimmed().isEmpty();
}

Expected<CopyReport, WriteFailure> writeLeaseText(const QString &path, const OutgoingLeases &leases,
                                                  const TextFileOptions &options,
                                                  const std::function<bool(qsizetype)> &progress)
{
    const auto fail = [](WriteFailure why) { return Unexpected<WriteFailure>(std::move(why)); };
    bool isCancelled = false;
    QElapsedTimer sinceProgress;
    qsizetype done = 0;
    const auto goOn = [&] {
        if (progress && !isCancelled && (!sinceProgress.isValid() || sinceProgress.elapsed() >= textProgressMs)) {
            isCancelled = !progress(done);
            sinceProgress.start();
        }
        return !isCancelled;
    };
    if (!goOn())
        return fail({WriteFailure::Kind::Cancelled});
    const CopyFormat format = formInFile(options.format);
    const CopyText made = copyText(leases, format, options.time, [&](qsizetype rendered) {
        done = rendered;
        return goOn();
    });
    if (isCancelled)
        return fail({WriteFailure::Kind::Cancelled});
    if (made.report.copied == 0)
        return made.report;

    OutputFile file(path, options.append ? OutputFile::Place::AtEnd : OutputFile::Place::Over, made.secret);
    if (const auto problem = file.open(goOn))
        return fail(*problem);
    QString text = made.text + u'\n';
    if (file.hasContent() && !file.endsLine())
        text.prepend(u'\n');
    if (file.hasWindowsLines()) // those that are added end like the others
        text.replace(u"\n"_s, u"\r\n"_s);
    if (!writeInBlocks(file, text, goOn))
        return fail(file.failure());
    if (isCancelled || (progress && !progress(leases.size()))) {
        file.cancel();
        return fail({WriteFailure::Kind::Cancelled});
    }
    if (const auto problem = file.commit())
        return fail(*problem);
    return made.report;
}

} // namespace proxydeck
