// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QRadioButton;

namespace proxydeck {

/// The contents of an export; the file is asked for afterwards.
struct ExportChoice
{
    bool onlySelection = false;
    bool credentials = false;
    bool byteOrderMark = false;

    /// Credentials are off by default; the byte order mark that Excel needs is on if the program's language is Chinese.
    static ExportChoice initial(bool hasSelection);

    /// Initial check states: the operator's settings override initial().
    struct Defaults
    {
        std::optional<bool> byteOrderMark;
        std::optional<bool> credentials;
    };
};

class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a selected may be 0. \a withCredentials false: there are no credentials to export (region-lock lines).
    ExportDialog(qsizetype selected, qsizetype shown, bool withCredentials, const ExportChoice::Defaults &defaults = {},
                 QWidget *parent = nullptr);

    ExportChoice choice() const;

private:
    QRadioButton *m_selection;
    QRadioButton *m_all;
    QCheckBox *m_credentials;
    QLabel *m_warning;
    QCheckBox *m_mark;
};

} // namespace proxydeck
