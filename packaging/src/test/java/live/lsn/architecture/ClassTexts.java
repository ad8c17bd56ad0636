package live.lsn.architecture;

import com.tngtech.archunit.core.domain.JavaClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.util.ArrayList;
import java.util.List;

/// The texts that a class names.
final class ClassTexts {
    private ClassTexts() {}

    static List<String> of(JavaClass type) {
        var source = type.getSource().orElseThrow().getUri();
        try (var in = source.toURL().openStream()) {
            var texts = new ArrayList<String>();
            for (var entry : ClassFile.of().parse(in.readAllBytes()).constantPool())
                if (entry instanceof StringEntry text) texts.add(text.stringValue());
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(source.toString(), e);
        }
    }
}
