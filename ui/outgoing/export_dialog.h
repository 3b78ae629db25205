// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QRadioButton;

namespace proxydeck {

/// What an export is to hold; where it goes is asked afterwards.
struct ExportChoice
{
    bool onlySelection = false;
    bool credentials = false;
    bool byteOrderMark = false;

    /// Credentials never on by themselves; the mark that Excel needs where the program speaks Chinese.
    static ExportChoice initial(bool hasSelection);

    /// What is ticked at first: the operator's settings over initial().
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
    /// \a selected may be 0. \a withCredentials false: there are none to export (region-lock lines).
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
