// SPDX-License-Identifier: MIT
#pragma once

#include "formats/copy_format.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QPushButton;

namespace proxydeck {

class NoteLabel;

/// The fields of one format. A built-in format is read-only.
class FormatFields : public QWidget
{
    Q_OBJECT

public:
    explicit FormatFields(QWidget *parent = nullptr);

    void setFormat(const CopyFormat &format, bool own);
    /// New name of the shown format, changed elsewhere; the other fields keep the typed text.
    void setName(const QString &name);
    /// \a taken: another format has this name.
    void setNameTaken(bool taken);
    /// As entered, even if too long to be saved; an empty name is replaced by the previous one.
    CopyFormat format() const;
    void focusName();
    void retranslate();

Q_SIGNALS:
    void edited(); ///< by the operator

protected:
    void changeEvent(QEvent *event) override;

private:
    void onEdited();
    void check();
    void fillPlaceholders();
    void insertPlaceholder(const QString &name, bool condition);

    CopyFormat m_format;
    std::optional<QString> m_untouched; ///< the template's field, until it is edited: m_format has the template
    bool m_own = false;
    bool m_filling = false;
    bool m_nameTaken = false;
    NoteLabel *m_builtInNote;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    NoteLabel *m_nameProblem;
    QLabel *m_templateLabel;
    QPushButton *m_insert;
    QMenu *m_placeholders;
    QMenu *m_conditions = nullptr; ///< a submenu of m_placeholders
    QPlainTextEdit *m_template;
    NoteLabel *m_templateProblem;
    QLabel *m_quotingLabel;
    QComboBox *m_quoting;
    QLabel *m_quotingHint;
    NoteLabel *m_warning;
    QLabel *m_openingLabel;
    QLineEdit *m_opening;
    NoteLabel *m_openingProblem;
    QLabel *m_separatorLabel;
    QLineEdit *m_separator;
    NoteLabel *m_separatorProblem;
    QLabel *m_closingLabel;
    QLineEdit *m_closing;
    NoteLabel *m_closingProblem;
    QLabel *m_forbiddenLabel;
    QLineEdit *m_forbidden;
    NoteLabel *m_forbiddenProblem;
    QCheckBox *m_ascii;
    NoteLabel *m_credentials;
};

} // namespace proxydeck
