// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/write_failure.h"

#include <QByteArray>
#include <QDateTime>
#include <QSaveFile>

#include <functional>
#include <optional>

namespace proxydeck {

/// A file that is written beside the one it replaces and takes its name when it is complete. Until commit(), and after
/// any failure, the file of that name is as it was. What is to be added to a file is written behind a copy of it, for
/// the same reason. Works in any thread.
class OutputFile
{
public:
    enum class Place : quint8 {
        Over,  ///< replaces the file
        AtEnd, ///< behind the content of the file, if there is one
    };

    /// \a secret: readable only by its owner.
    OutputFile(const QString &path, Place place, bool secret);

    /// Copies the content that is to stay. \a goOn is asked between two blocks of it; false cancels. \return nothing if
    /// it is open.
    std::optional<WriteFailure> open(const std::function<bool()> &goOn = {});

    // Of the content that stays; empty with Place::Over.
    /// Up to 4,096 bytes, without a byte order mark.
    const QByteArray &beginning() const { return m_beginning; }
    bool hasContent() const { return m_kept > 0; }
    /// Whether it ends with a line end.
    bool endsLine() const { return m_ending.endsWith('\n'); }
    /// Whether its last line end is one of Windows.
    bool hasWindowsLines() const { return m_windowsLines; }

    bool write(const char *data, qsizetype size);
    WriteFailure failure() const { return {WriteFailure::Kind::System, m_file.errorString()}; }
    /// \return nothing if the file is in its place.
    std::optional<WriteFailure> commit();
    void cancel();

private:
    std::optional<WriteFailure> copyOld(const std::function<bool()> &goOn);
    void look(const QByteArray &block);

    QSaveFile m_file;
    Place m_place;
    bool m_secret;
    QByteArray m_beginning;
    QByteArray m_ending; ///< at most two bytes
    bool m_windowsLines = false;
    qint64 m_kept = 0;    ///< bytes
    QDateTime m_keptFrom; ///< when the content that stays was changed last
};

} // namespace proxydeck
