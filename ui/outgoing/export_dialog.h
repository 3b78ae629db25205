// SPDX-License-Identifier: MIT
#pragma once

#include "formats/copy_format.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QRadioButton;

namespace proxydeck {

class FormatBook;

/// The contents of an export; the file is asked for afterwards.
struct ExportChoice
{
    bool onlySelection = false;
    bool credentials = false;
    bool byteOrderMark = false;            ///< of CSV
    bool append = false;                   ///< at the end of the file, not over it
    std::optional<CopyFormat> format = {}; ///< nothing: CSV

    /// Credentials are off by default; the byte order mark that Excel needs is on if the program's language is Chinese.
    static ExportChoice initial(bool hasSelection);

    /// Initial check states: the operator's settings override initial().
    struct Defaults
    {
        std::optional<bool> byteOrderMark = {};
        std::optional<bool> credentials = {};
        const FormatBook *formats = nullptr; ///< the formats beside CSV; null: none
        QString format = {};                 ///< id of the one chosen at first; empty or unknown: CSV
        bool csvCredentials = true;          ///< whether CSV can have them
    };
};

/// Whether more rows can be added at the end of a file of such an export.
bool canAppend(const ExportChoice &choice);
/// The ending of its file, without the dot.
QString fileSuffix(const ExportChoice &choice);

class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a selected may be 0. \a withCredentials false: there are no credentials to export (region-lock lines).
    ExportDialog(qsizetype selected, qsizetype shown, bool withCredentials, const ExportChoice::Defaults &defaults = {},
                 QWidget *parent = nullptr);

    ExportChoice choice() const;

private:
    std::optional<CopyFormat> format() const;
    void followFormat();

    const FormatBook *m_formats;
    bool m_withCredentials;
    bool m_csvCredentials;
    QComboBox *m_format;
    QLabel *m_skipped;
    QRadioButton *m_selection;
    QRadioButton *m_all;
    QCheckBox *m_credentials;
    QLabel *m_warning;
    QCheckBox *m_mark;
    QCheckBox *m_append;
};

} // namespace proxydeck
