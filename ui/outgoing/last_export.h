// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outgoing/export_dialog.h"

#include <QString>

class QSettings;

namespace proxydeck {

class FormatBook;

/// The file and the choices of the last export of leases, for *Export again*. Kept in the settings file, but never in a
/// file of settings for other machines.
class LastExport
{
public:
    void set(const QString &path, const ExportChoice &choice);
    bool isSet() const { return !m_path.isEmpty(); }
    const QString &path() const { return m_path; }
    /// Id of the format; empty: CSV.
    const QString &format() const { return m_format; }
    /// The same choice for the rows of now; nothing if the format is no longer offered.
    std::optional<ExportChoice> again(bool onlySelection, const FormatBook &book) const;

    /// \a prefix: of the keys; empty for the table of leases.
    void save(QSettings &settings, const QString &prefix) const;
    void restore(const QSettings &settings, const QString &prefix);

private:
    QString m_path;
    QString m_format;
    bool m_credentials = false;
    bool m_byteOrderMark = false;
    bool m_append = false;
};

} // namespace proxydeck
